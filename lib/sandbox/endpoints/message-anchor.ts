import { badRequest } from "../http/kore-error";
import { type EndpointCall, isForward, pageRequest } from "./endpoint";
import { type FoundMessage, type MessageFilter, messagesIn } from "./message-query";
import { type Page, type PageRequest, takePage } from "./page";

/**
 * The page that starts at `msgId`, that message included: `direction` below 0 gives older ones, above 0 (the default)
 * newer ones, and 0 half of the limit on each side (kore-contract 1.4).
 */
export async function pageAround(call: EndpointCall, filter: MessageFilter): Promise<Page<FoundMessage>> {
  const { parameters } = call;
  if (parameters.has("dateFrom") || parameters.has("dateTo")) {
    throw badRequest("msgId cannot be used in combination with dateFrom and dateTo");
  }
  const anchor = findAnchor(call, parameters.string("msgId") ?? "");
  const direction = parameters.number("direction") ?? 1;
  const { skip, limit } = pageRequest(call);
  const page =
    direction === 0
      ? await bothSides(call, anchor, filter, limit)
      : await oneSide(call, anchor, filter, { newer: direction > 0, skip, limit });
  return isForward(call) ? { ...page, items: page.items.toReversed() } : page;
}

/** Half of the limit on each side of the message; both sides include it, so one of them gives it up. */
async function bothSides(
  call: EndpointCall,
  anchor: FoundMessage,
  filter: MessageFilter,
  limit: number,
): Promise<Page<FoundMessage>> {
  const before = Math.floor((limit - 1) / 2);
  const older = await oneSide(call, anchor, filter, { newer: false, skip: 0, limit: before + 1 });
  const newer = await oneSide(call, anchor, filter, { newer: true, skip: 0, limit: limit - before });
  return {
    items: [...newer.items, ...older.items.slice(1)],
    total: newer.total + older.total - 1,
    moreAvailable: newer.moreAvailable || older.moreAvailable,
  };
}

/** Counting all that lies beyond a message could mean the whole history. */
const anchoredBudget = 500;

function findAnchor({ histories, now }: EndpointCall, messageId: string): FoundMessage {
  for (const history of histories) {
    const message = history.findMessage(messageId);
    if (message && message.at <= now) return { history, message };
  }
  throw badRequest("Invalid msgId");
}

/** The messages on one side of the anchor, the newest first. */
async function oneSide(
  call: EndpointCall,
  anchor: FoundMessage,
  filter: MessageFilter,
  { newer, skip, limit }: PageRequest & { newer: boolean },
): Promise<Page<FoundMessage>> {
  const { at } = anchor.message;
  const startsAt = Math.min(...call.histories.map((history) => history.startsAt));
  const span = newer ? { from: at, to: call.now } : { from: startsAt, to: at };
  const rows = fromAnchor(messagesIn(call, span, newer, filter), anchor);
  const page = await takePage(rows, { skip, limit }, (counted) => counted, anchoredBudget);
  return newer ? { ...page, items: page.items.reverse() } : page;
}

/** Leaves out what was created in the same millisecond on the other side of the anchor. */
async function* fromAnchor(
  rows: AsyncGenerator<FoundMessage>,
  anchor: FoundMessage,
): AsyncGenerator<FoundMessage> {
  let reached = false;
  for await (const row of rows) {
    reached ||= row.message.id === anchor.message.id || row.message.at !== anchor.message.at;
    if (reached) yield row;
  }
}
