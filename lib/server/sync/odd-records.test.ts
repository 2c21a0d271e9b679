import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { messageSchema } from "@/lib/domain/message";
import { rowFaults } from "@/lib/sandbox/faults/row-faults";
import { leaseWindow } from "../archive/lease-window";
import { planMissing } from "../archive/plan-windows";
import { listWindows } from "../archive/sync-state";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { type Kore, openKore } from "../kore/http/client";
import { readMessage } from "../kore/read-message";
import { runWindow } from "./run-window";
import { dump, startTestBot, type TestBot } from "./test-sync";

const noon = Date.parse("2026-03-18T12:00:00.000Z");
/** Of these at least some records cannot be kept, or are one and the same. */
const losing = ["ids-missing", "ids-repeated", "ids-numeric", "foreign-session"];

/** Of these sessions fewer can be told apart than Kore announced, so the window is read again in halves. */
const halving = ["ids-repeated", "foreign-session"];

let test: TestArchive;
let bot: TestBot;
let kore: Kore;
let plain: Awaited<ReturnType<typeof fetchHour>>;
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  test = await startTestArchive();
  bot = await startTestBot(noon, { sessionsPerDay: 200 });
  kore = openKore(bot.bot, { admit: () => Promise.resolve(), wait: () => Promise.resolve() });
  plain = await fetchHour();
});
afterAll(async () => {
  await kore.close();
  await bot.sandbox.close();
  await test.stop();
});

/** One hour fetched into an empty archive, the time beside it having windows of its own. */
async function fetchHour() {
  const { archive } = test;
  const botId = bot.bot.id;
  for (const table of ["sessions", "messages", "session_tags", "sync_windows", "bot_sync"]) {
    await archive.execute(sql`delete from ${sql.identifier(table)}`);
  }
  const span = { from: noon - 3_600_000, to: noon };
  await planMissing(archive, { botId, span, kind: "request", cut: (gap) => [gap], now: noon });
  const before = { from: noon - 30 * 86_400_000, to: span.from };
  await planMissing(archive, { botId, span: before, kind: "backfill", cut: (gap) => [gap], now: noon });
  const liveCadenceMs = { lookedAt: 0, idle: 0 };
  const lease = await leaseWindow(archive, { botId, kinds: ["request"], now: noon, liveCadenceMs });
  if (!lease) throw new Error("There is no window to fetch.");
  const signal = new AbortController().signal;
  await runWindow({ archive, kore, now: () => noon, signal, idChecks: new Map() }, lease);
  const [, window] = await listWindows(archive, botId);
  return { state: window?.state, ...(await dump(archive, botId)) };
}

it.each(Object.keys(rowFaults).filter((kind) => kind !== "huge-page"))(
  "records with %s are stored and can be read",
  async (kind) => {
    // A text of one megabyte is ten times what of it is searched.
    bot.sandbox.setFaults([{ endpoint: "*", kind, megabytes: 1 }]);
    const odd = await fetchHour();
    expect(odd.state).toBe(halving.includes(kind) ? "planned" : "covered");
    if (!losing.includes(kind)) {
      expect(odd.messages.length).toBe(plain.messages.length);
      expect(odd.sessions.length).toBeGreaterThanOrEqual(plain.sessions.length);
    }
    for (const { raw, text } of odd.messages) {
      expect(messageSchema.parse(readMessage(raw)).contents.length).toBeGreaterThan(0);
      expect(String(text).length).toBeLessThanOrEqual(100_000);
    }
  },
  60_000,
);

it("keys such as __proto__ change no prototype", async () => {
  bot.sandbox.setFaults([{ endpoint: "*", kind: "prototype-keys" }]);
  await fetchHour();
  expect(Reflect.get({}, "isAdmin")).toBeUndefined();
});
