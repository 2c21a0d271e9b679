import { type History, newestFirst, type Span } from "../generate/history";
import type { Message } from "../generate/session";
import { showsTags } from "../generate/session-row";
import type { EndpointCall } from "./endpoint";
import { mergeRows } from "./page";
import type { Parameters } from "./parameters";
import { isUser, tagsAt } from "./session-query";
import { matchesTags, type TagSets } from "./tags";

export interface FoundMessage {
  history: History;
  message: Message;
}

export type MessageFilter = (found: FoundMessage) => boolean;

/** All bots' messages of the span that pass the filter, newest first unless `forward`. */
export function messagesIn(
  { histories, parameters, switches, now }: EndpointCall,
  window: Span,
  forward: boolean,
  passes: MessageFilter,
): AsyncGenerator<FoundMessage> {
  const bySession = switches.messageFilterField === "sessionStart";
  const longest = Math.max(...histories.map((history) => history.longestSpanMs));
  const span = bySession ? { from: window.from, to: Math.min(now, window.to + longest) } : window;
  const filter: MessageFilter = (found) =>
    passes(found) && (!bySession || within(found.message.session.plan.startAt, window));
  const candidates = (history: History) => messagesOf(history, parameters, span, forward);
  const order = forward
    ? (a: FoundMessage, b: FoundMessage) => newestFirst(b.message, a.message)
    : (a: FoundMessage, b: FoundMessage) => newestFirst(a.message, b.message);
  return mergeRows(
    histories.map((history) => passing(history, candidates(history), filter)),
    order,
  );
}

async function* passing(
  history: History,
  messages: AsyncIterable<Message>,
  filter: MessageFilter,
): AsyncGenerator<FoundMessage> {
  for await (const message of messages) {
    const found = { history, message };
    if (filter(found)) yield found;
  }
}

/** Everything in the span, or only what the named sessions or the named user can have said. */
async function* messagesOf(
  history: History,
  parameters: Parameters,
  span: Span,
  forward: boolean,
): AsyncGenerator<Message> {
  const ids = parameters.list("sessionId");
  const userId = parameters.string("userId");
  if (!ids && !userId?.startsWith("u-")) {
    yield* history.messagesIn(span, forward);
    return;
  }
  const sessions = ids
    ? [...new Set(ids)].flatMap((id) => history.findSession(id) ?? [])
    : await history.sessionsOfUser(userId ?? "", span);
  const messages = sessions
    .flatMap((session) => session.messages)
    .filter(({ at }) => within(at, span))
    .sort(newestFirst);
  yield* forward ? messages.reverse() : messages;
}

/** The rows without those of the first sessions, for the reading of `skip` in which it counts sessions. */
export async function* withoutSessions(
  rows: AsyncGenerator<FoundMessage>,
  count: number,
): AsyncGenerator<FoundMessage> {
  const skipped = new Set<string>();
  for await (const row of rows) {
    const { sessionId } = row.message.session.plan;
    if (skipped.size < count) skipped.add(sessionId);
    if (!skipped.has(sessionId)) yield row;
  }
}

function within(time: number, { from, to }: Span): boolean {
  return time >= from && time <= to;
}

/** What getMessages lets through. */
export function createMessageFilter({
  endpoint,
  method,
  parameters,
  switches,
  now,
}: EndpointCall): MessageFilter {
  const userId = parameters.string("userId");
  const fallback = method === "GET" ? switches.defaultChannelOnGet : switches.defaultChannelOnPost;
  const channel = parameters.string("channelType") ?? (fallback === "all" ? undefined : fallback);
  const ivrInstance = parameters.string("ivrInstID");
  const clauses = parameters.tags();
  return ({ message, history }) =>
    message.at <= now &&
    (channel === undefined || message.session.channel === channel) &&
    // Without an instance, `ivr` means the first one.
    (channel !== "ivr" ||
      history.profile.ivrInstanceIds[message.session.ivrInstance - 1] ===
        (ivrInstance ?? history.profile.ivrInstanceIds[0])) &&
    (userId === undefined || isUser(message.session, userId)) &&
    // Version 2 leaves out the messages of alert and action tasks.
    (endpoint !== "getMessagesV2" || (message.source !== 0 && message.source !== 2)) &&
    (clauses.length === 0 || matchesTags(clauses, messageTagsAt(message)));
}

function messageTagsAt({ session, at, tags = [] }: Message): TagSets {
  return { ...tagsAt(session, at), message: showsTags(session) ? tags : [] };
}
