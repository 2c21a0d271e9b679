import type { Archive } from "@/lib/server/archive/database";
import { storeMessages } from "@/lib/server/archive/store-messages";
import { storeSessions } from "@/lib/server/archive/store-sessions";
import { mapMessage } from "@/lib/server/kore/map-message";
import { mapSession } from "@/lib/server/kore/map-session";

const perTransaction = 300;
const from = Date.parse("2026-03-01T08:00:00.000Z");
const at = (index: number) => new Date(from + index * 7_000).toISOString();

const words =
  "Your savings account holds 1,200 dollars, of which 200 are not yet booked. Would you like to see more?";
const template = JSON.stringify({
  type: "template",
  payload: {
    template_type: "button",
    text: words,
    buttons: ["Show more", "Transfer", "Back"].map((title) => ({ type: "postback", title, payload: title })),
  },
});

/** A message of a megabyte, and JSON nested two thousand deep, as a bot might send either by mistake. */
const odd = [
  words.repeat(Math.ceil(1_000_000 / words.length)),
  `${'{"a":['.repeat(1_000)}1${"]}".repeat(1_000)}`,
];

/** Puts a session of so many messages into the archive, after an opening of what is hard to draw. */
export async function storeLongSession(
  archive: Archive,
  botId: string,
  sessionId: string,
  { count, hasOdd }: { count: number; hasOdd: boolean },
): Promise<void> {
  const texts = Array.from({ length: count }, (_, index) => {
    if (hasOdd && index < odd.length) return odd[index] ?? "";
    return index % 2 === 0 ? `Question ${index}` : index % 5 === 0 ? template : `${words} (${index})`;
  });
  const messages = texts.flatMap((text, index) => {
    const raw = {
      _id: `ms-${sessionId}-${index}`,
      type: index % 2 === 0 && !(hasOdd && index < odd.length) ? "incoming" : "outgoing",
      createdOn: at(index),
      createdBy: "u-bench",
      botId,
      sessionId,
      chnl: "rtm",
      lang: "en",
      tN: "Balance",
      components: [{ cT: "text", data: { text } }],
    };
    return mapMessage(raw) ?? [];
  });
  const raw = { sessionId, botId, channel: "rtm", userId: "u-bench", start_time: at(0), end_time: at(count) };
  const session = mapSession(raw, botId);
  if (!session) throw new Error("The session could not be read.");
  const now = Date.now();
  await archive.transaction((transaction) => storeSessions(transaction, botId, [{ session, raw }], { now }));
  for (let start = 0; start < messages.length; start += perTransaction) {
    const rows = messages.slice(start, start + perTransaction);
    await archive.transaction((transaction) => storeMessages(transaction, botId, rows, now));
  }
}
