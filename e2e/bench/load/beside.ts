import { setTimeout as delay } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { startProgram } from "@/lib/cli/supervisor/child";
import type { Span } from "@/lib/domain/span";
import { planMissing } from "@/lib/server/archive/plan-windows";
import { cutWindows } from "@/lib/server/sync/cut-windows";
import type { Place } from "../archive/place";

const forgetMs = 250;
const graceMs = 5_000;

/** Does the work while sync fetches the span as fast as it can. */
export async function besideSync<T>(
  { archive, botId }: Place,
  span: Span,
  work: () => Promise<T>,
): Promise<T> {
  await planMissing(archive, { botId, span, kind: "request", cut: cutWindows, now: span.to });
  const sync = startProgram("sync", "lib/cli/sync.ts", [], { LOG_LEVEL: "silent" });
  let isOver = false;
  const forget = async () => {
    // Kore's limits would leave nothing to measure.
    while (!isOver) {
      await archive.execute(sql`delete from kore_calls`);
      await archive.execute(sql`update bot_sync set paused_until = null where paused_until is not null`);
      await delay(forgetMs);
    }
  };
  const forgetting = forget();
  try {
    return await work();
  } finally {
    isOver = true;
    await forgetting;
    await sync.stop(graceMs);
  }
}

/** Has three of ten calls of the sandbox fail, in ways of which some are seen at once and others at the end. */
export async function withFaults<T>(koreUrl: string, work: () => Promise<T>): Promise<T> {
  const kinds = ["status-500", "truncated-json", "status-503"];
  const calls = Array.from({ length: 3_000 }, (_, index) => index + 1);
  const rules = calls.flatMap((nth) => {
    const kind = kinds[nth % 10];
    return kind ? [{ endpoint: "*", kind, nth }] : [];
  });
  const control = (method: string, body?: string) =>
    fetch(`${koreUrl}/sandbox/faults`, { method, body, headers: { "content-type": "application/json" } });
  const reply = await control("PUT", JSON.stringify(rules));
  if (!reply.ok) throw new Error(`The sandbox took no faults: ${reply.status} ${await reply.text()}`);
  try {
    return await work();
  } finally {
    await control("DELETE");
  }
}
