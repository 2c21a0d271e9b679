import "server-only";
import { setTimeout as delay } from "node:timers/promises";
import type { BotConfig } from "../../config";
import { openExchange, type Timeouts } from "./exchange";
import { KoreError, safeDetail } from "./kore-error";
import { pageLimit, readBody } from "./read-body";
import { readFault } from "./read-fault";
import { type Reply, readReply } from "./read-reply";
import { planRetry } from "./retry-plan";

/** Who waits for a call: `request` and `live` are for people, `backfill` is for later. */
export type CallPurpose = "request" | "live" | "backfill";

export type KoreOptions = {
  /** Resolves when the bot's budget has room for one more call, which it then counts. */
  admit: (botId: string, purpose: CallPurpose, signal: AbortSignal) => Promise<void>;
  timeouts?: Partial<Timeouts>;
  /** Waits before another try. */
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
};

type Received = { reply: Reply; retryAfter: string | null };

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
export function openKore(bot: BotConfig, { admit, timeouts, wait = pause }: KoreOptions): Kore {
  const exchange = openExchange(bot, timeouts);
  const secrets = [bot.clientSecret.reveal(), bot.clientId];

  async function send(path: string, body: string, listKey: string, signal: AbortSignal): Promise<Received> {
    const deadline = exchange.deadline(signal);
    try {
      const response = await exchange.send({ method: "POST", path, body }, deadline.signal);
      const { status, header } = response;
      const text = await readBody(response.body, header("content-encoding"), pageLimit);
      const reply = readReply(status, header("content-type"), text, listKey);
      return { reply, retryAfter: header("retry-after") || null };
    } catch (error) {
      signal.throwIfAborted();
      return { reply: readFault(error, deadline.signal), retryAfter: null };
    } finally {
      deadline.end();
    }
  }

  return {
    bot,
    async call({ path, body, listKey, purpose, signal }) {
      let wasSkewed = false;
      for (let tries = 1; ; tries += 1) {
        await admit(bot.id, purpose, signal);
        const skewBefore = exchange.skewMs();
        const { reply, retryAfter } = await send(path, JSON.stringify(body), listKey, signal);
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
        const plan = planRetry(reply.kind, tries, retryAfter, Date.now(), Math.random());
        if (plan.kind === "give-up") {
          const detail = reply.detail && safeDetail(reply.detail, secrets);
          const isTooMuch = reply.kind === "too-large";
          throw new KoreError(plan.code, detail, { retryAt: plan.retryAt ?? undefined, isTooMuch });
        }
        await wait(plan.delayMs, signal);
      }
    },
    close: exchange.close,
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return delay(ms, undefined, { signal });
}
