import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { startProgram } from "@/lib/cli/supervisor/child";
import type { Span } from "@/lib/domain/span";
import { planMissing } from "@/lib/server/archive/plan-windows";
import { listWindows } from "@/lib/server/archive/sync-state";
import { cutWindows } from "@/lib/server/sync/cut-windows";
import type { Place } from "./place";

export type Filled = { messages: number; seconds: number };

const pollMs = 250;
const graceMs = 5_000;

/** Has the product's own sync fetch the span from the sandbox, and tells how long it took. */
export async function fill({ archive, botId }: Place, span: Span): Promise<Filled> {
  const before = await countMessages(archive);
  await planMissing(archive, { botId, span, kind: "request", cut: cutWindows, now: span.to });
  const startedAt = performance.now();
  const sync = startProgram("sync", "lib/cli/sync.ts");
  try {
    for (;;) {
      // Kore's limits would make it a matter of days: the calls are counted, and forgotten at once.
      await archive.execute(sql`delete from kore_calls`);
      const windows = (await listWindows(archive, botId)).filter(
        ({ from, to }) => from < span.to && to > span.from,
      );
      const failed = windows.find(({ state }) => state === "failed");
      if (failed) throw new Error(`Sync failed: ${failed.failureCode} ${failed.failureDetail}`);
      if (windows.every(({ state }) => state === "covered")) break;
      await delay(pollMs);
    }
  } finally {
    await sync.stop(graceMs);
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return { messages: (await countMessages(archive)) - before, seconds };
}

async function countMessages(archive: Place["archive"]): Promise<number> {
  const { rows } = await archive.execute<{ count: number }>(
    sql`select count(*)::float8 as count from messages`,
  );
  return rows[0]?.count ?? 0;
}

/** However long it takes. */
export async function tendWhole({ archive }: Place): Promise<void> {
  const client = await archive.$client.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("vacuum analyze");
  } finally {
    // The embedded engine has one session for all connections, which would keep the setting.
    await client.query("reset statement_timeout");
    client.release();
  }
}
