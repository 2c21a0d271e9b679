import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import { bulkhead } from "cockatiel";
import type { BotConfig } from "../../config";
import { connectionsPerBot, openExchange, type Timeouts } from "./exchange";
import { KoreError, safeDetail } from "./kore-error";
import { type Received, watchOutage } from "./outage";
import { pageLimit, readBody } from "./read-body";
import { readFault } from "./read-fault";
import { readReply } from "./read-reply";
import { planRetry } from "./retry-plan";
import { timeCall } from "./time-call";

/** Who waits for a call: `request` and `live` are for people, `backfill` is for later. */
export type CallPurpose = "request" | "live" | "backfill";

export type KoreOptions = {
  /** Resolves when the bot's budget has room for one more call, which it then counts. */
  admit: (botId: string, purpose: CallPurpose, signal: AbortSignal) => Promise<void>;
  /** Makes `admit` hold every call back until then, epoch milliseconds: Kore asked for it, or is away. */
  pause?: (until: number) => Promise<void>;
  timeouts?: Partial<Timeouts>;
  /** Waits before another try. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** Epoch milliseconds. */
  now?: () => number;
};

export type Kore = {
  bot: BotConfig;
  /** Posts to one of Kore's paths and returns a body with an array at `listKey`. Throws KoreError. */
  call(request: {
    path: string;
    body: Record<string, unknown>;
    listKey: string;
    purpose: CallPurpose;
    signal: AbortSignal;
  }): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

const notableSkewMs = 60_000;

/** One bot's door to Kore: its host and paths only, no redirects, every reply read strictly. */
export function openKore(bot: BotConfig, options: KoreOptions): Kore {
  const { admit, pause = async () => undefined, timeouts, wait = rest, now = Date.now } = options;
  const exchange = openExchange(bot, timeouts);
  const outage = watchOutage({ pause, now });
  // A call that waits for a connection has not begun, and its deadline neither.
  const atOnce = bulkhead(connectionsPerBot, Number.POSITIVE_INFINITY);
  const secrets = [bot.clientSecret.reveal(), bot.clientId];

  async function send(path: string, body: string, listKey: string, signal: AbortSignal): Promise<Received> {
    const deadline = exchange.deadline(signal);
    const end = timeCall(path);
    try {
      const response = await exchange.send({ method: "POST", path, body }, deadline.signal);
      const { status, header } = response;
      const text = await readBody(response.body, header("content-encoding"), pageLimit);
      const reply = readReply(status, header("content-type"), text, listKey);
      end(reply.kind);
      return { reply, retryAfter: header("retry-after") || null };
    } catch (error) {
      signal.throwIfAborted();
      const reply = readFault(error, deadline.signal);
      end(reply.kind);
      return { reply, retryAfter: null };
    } finally {
      deadline.end();
    }
  }

  return {
    bot,
    async call({ path, body, listKey, purpose, signal }) {
      let wasSkewed = false;
      for (let tries = 1; ; tries += 1) {
        const attempt = await outage.admitted(() => admit(bot.id, purpose, signal));
        const skewBefore = exchange.skewMs();
        const { reply, retryAfter } = await attempt(() =>
          atOnce.execute(() => send(path, JSON.stringify(body), listKey, signal)),
        );
        if (reply.kind === "ok") return reply.body;
        // A token may be refused for the clock alone; now that Kore's is known, one more try is fair.
        if (
          reply.kind === "credentials" &&
          !wasSkewed &&
          Math.abs(exchange.skewMs() - skewBefore) > notableSkewMs
        ) {
          wasSkewed = true;
          continue;
        }
        const plan = planRetry(reply.kind, tries, retryAfter, now(), Math.random());
        if (plan.kind === "retry" && outage.until() === null) await wait(plan.delayMs, signal);
        if (plan.kind === "retry" && outage.until() === null) continue;
        const { code, retryAt } = plan;
        if (code === "limited" && retryAt !== null) await pause(retryAt);
        const detail = reply.detail && safeDetail(reply.detail, secrets);
        throw new KoreError(code, detail, {
          retryAt: retryAt ?? outage.until() ?? undefined,
          isTooMuch: reply.kind === "too-large",
        });
      }
    },
    async close() {
      outage.forget();
      await exchange.close();
    },
  };
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal });
}
