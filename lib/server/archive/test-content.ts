import "server-only";
import { sql } from "drizzle-orm";
import { createAccount } from "./accounts";
import { digestArchive } from "./copy/digest";
import { listTables } from "./copy/tables";
import type { Archive, Connection } from "./database";
import { planMissing } from "./plan-windows";
import { storeMessages } from "./store-messages";
import { storeSessions } from "./store-sessions";
import { sampleMessage, sampleSession } from "./test-records";
import { whenFree } from "./write-holds";

export const testNow = Date.parse("2026-03-18T12:00:00.000Z");
const hour = 3_600_000;

/** Something of everything that an archive can hold: `count` sessions of two people, with what is odd about some. */
export async function fillArchive(archive: Archive, botId: string, count: number): Promise<void> {
  const users = ["anna@example.com", "u-ben"];
  const at = (index: number) => testNow - (index + 1) * hour;
  const sessions = Array.from({ length: count }, (_, index) =>
    sampleSession(`s-${index}`, at(index), {
      userId: users[index % 2] ?? "",
      tags: [{ scope: "session", name: 'na"me\\', value: "金 ' \n ☎ \u0001" }],
    }),
  );
  const messages = sessions.flatMap(({ session }, index) =>
    [0, 1, 2].map((place) =>
      sampleMessage(session.id, `m-${place}`, at(index) + place * 1_000, {
        userId: session.userId,
        text: `${"word ".repeat(place)}返金 \\u0000 "${index}"`,
        raw: { _id: `m-${place}`, index, large: 2 ** 60, deep: [[{ "": null }]] },
      }),
    ),
  );
  await whenFree(archive, async (transaction) => {
    await storeSessions(transaction, botId, sessions, { now: testNow });
    await storeMessages(transaction, botId, messages, testNow);
    const edited = messages
      .slice(0, 1)
      .map((message) => ({ ...message, text: "Edited", raw: { _id: "m-0" } }));
    await storeMessages(transaction, botId, edited, testNow);
    await transaction.execute(sql`
      update messages set raw = '{"number": 12345678901234567890.10, "tiny": 1e-30}'::jsonb
      where bot_id = ${botId} and session_id = 's-1'`);
  });
  const span = { from: testNow - 24 * hour, to: testNow };
  await planMissing(archive, { botId, span, kind: "backfill", cut: (gap) => [gap], now: testNow });
  await createAccount(archive, {
    name: `Reader of ${botId}`,
    passwordHash: "scrypt$hash",
    grants: [{ botId, role: "reviewer" }],
  });
}

/** By which two archives are compared. */
export async function digestAll(connection: Connection) {
  return await digestArchive(connection, await listTables(connection));
}
