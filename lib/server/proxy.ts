import "server-only";
import type { ProblemCode } from "@/lib/domain/problem";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { pauseCalls } from "./archive/kore-calls";
import { recordAudit } from "./audit/record-audit";
import { requireBotConfig } from "./auth/viewer";
import type { BotConfig } from "./config";
import { budgetId } from "./kore/budget-id";
import { type Exchange, openExchange } from "./kore/http/exchange";
import { askKore, envelope, type ProxyReply } from "./kore/proxy/ask";
import { type ProxyCall, readProxyRequest } from "./kore/proxy/request";
import { log } from "./log";
import { admitWithin } from "./sync/admission";

/** Longer than this nobody keeps a connection open for the budget; they are told when to come back. */
const patienceMs = 10_000;
const mostRefusedCalls = 3;
const refusedRestMs = 60_000;

/** The connections of a bot, and how often in a row Kore refused its credentials through them. */
type Door = { exchange: Exchange; refused: { count: number; until: number; reply: ProxyReply } | null };
const doors = new WeakMap<BotConfig, Door>();

/**
 * Kore's answer to a documented call of one of its history endpoints, in its own shape, within the bot's request
 * budget; its refusals come with its status in its envelope. The body may still be coming, and ends with an error
 * when it turns out to be damaged. For viewers who may see unmasked data. Throws not-found and bad-request.
 */
export async function proxyKore(
  viewer: Viewer,
  botId: string,
  call: ProxyCall,
  signal: AbortSignal,
): Promise<Response> {
  const bot = requireBotConfig(viewer, botId);
  const request = readProxyRequest(bot, call);
  const door = doorOf(bot);
  const { refused } = door;
  if (refused && refused.count >= mostRefusedCalls && Date.now() < refused.until) {
    return toResponse(refused.reply, bot, signal);
  }
  const detail = { endpoint: request.endpoint };
  await recordAudit({ actor: viewer, action: "kore.call", botId: bot.id, detail });
  const waitMs = await admitWithin(archive(), bot, patienceMs, signal);
  if (waitMs > 0) return toResponse(budgetSpent(waitMs), bot, signal);
  const reply = await askKore(bot, door.exchange, request, signal);
  const { refusal, retryAt } = reply;
  door.refused =
    refusal === "credentials"
      ? { count: (refused?.count ?? 0) + 1, until: Date.now() + refusedRestMs, reply }
      : null;
  if (refusal?.startsWith("limited") && retryAt !== null) await pauseCalls(archive(), budgetId(bot), retryAt);
  if (refusal) log().warn({ botId: bot.id, endpoint: request.endpoint, refusal }, "a proxied call failed");
  return toResponse(reply, bot, signal);
}

function budgetSpent(waitMs: number): ProxyReply {
  const words =
    "This bot's request budget is used up, or its calls are paused. Retry-After says for how long.";
  return { status: 429, body: envelope(words, 429), refusal: null, retryAt: Date.now() + waitMs };
}

function doorOf(bot: BotConfig): Door {
  const found = doors.get(bot);
  if (found) return found;
  const opened = { exchange: openExchange(bot), refused: null };
  doors.set(bot, opened);
  return opened;
}

function toResponse({ status, body, retryAt }: ProxyReply, bot: BotConfig, signal: AbortSignal): Response {
  const headers = new Headers({ "content-type": "application/json; charset=utf-8" });
  if (retryAt !== null) {
    headers.set("retry-after", String(Math.max(1, Math.ceil((retryAt - Date.now()) / 1000))));
  }
  return new Response(typeof body === "string" ? body : toStream(body, bot.id, signal), { status, headers });
}

/** Once the headers are gone, the log is where the reason of a broken reply can be told. */
function toStream(body: AsyncIterable<Uint8Array>, botId: string, signal: AbortSignal): ReadableStream {
  const chunks = body[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await chunks.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (error) {
        if (!signal.aborted) log().warn({ botId, err: error }, "a proxied reply broke off");
        controller.error(error);
      }
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}

/** A refusal of ours in Kore's envelope, so that a caller has one shape of error to read. */
export function printKoreProblem({ code, message }: { code: ProblemCode; message: string }): unknown {
  return JSON.parse(envelope(message, code));
}
