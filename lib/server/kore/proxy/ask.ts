import "server-only";
import type { BotConfig } from "../../config";
import type { Deadline } from "../../linked-abort";
import { decodedLimit, decodeStream, withoutSecrets } from "../http/decode-stream";
import type { Exchange, KoreResponse } from "../http/exchange";
import { safeDetail } from "../http/kore-error";
import { readFault } from "../http/read-fault";
import { parseJson, type Refusal, readError, readReply } from "../http/read-reply";
import { planRetry, readRetryAfter } from "../http/retry-plan";
import { timeCall } from "../http/time-call";
import { isOfBot } from "../list-sessions";
import type { ProxyRequest } from "./request";

export type ProxyReply = {
  status: number;
  /** JSON in Kore's own shape, whole or as it comes; a reply that turns out to be damaged ends with an error. */
  body: string | AsyncIterable<Uint8Array>;
  /** What went wrong; null for what was asked for. */
  refusal: Refusal["kind"] | null;
  /** Epoch milliseconds before which Kore should not be asked again. */
  retryAt: number | null;
};

/** Up to here a body is looked at as a whole first: errors with status 200 and damage are found before anything is sent. */
const peekBytes = 256 * 1024;

/** Asks Kore once and returns its reply for somebody else to read: nothing of the credentials is in it. */
export async function askKore(
  bot: BotConfig,
  exchange: Exchange,
  request: ProxyRequest,
  signal: AbortSignal,
): Promise<ProxyReply> {
  const deadline = exchange.deadline(signal);
  const end = timeCall(request.path);
  let isFollowed = false;
  try {
    const response = await exchange.send(request, deadline.signal);
    const chunks = withoutSecrets(
      decodeStream(response.body, response.header("content-encoding"), decodedLimit),
      response.secrets,
    );
    // Rows of other bots must be taken out, and an account's pages are short.
    const peek = await take(chunks, bot.kind === "admin" ? decodedLimit : peekBytes);
    if (!peek.isWhole && isGood(response)) {
      isFollowed = true;
      end("ok");
      return { status: 200, body: follow(peek.bytes, chunks, deadline), refusal: null, retryAt: null };
    }
    await chunks.return(undefined);
    const reply = readWhole(bot, request, response, peek.bytes);
    end(reply.refusal ?? "ok");
    return reply;
  } catch (error) {
    signal.throwIfAborted();
    const { kind, detail } = readFault(error, deadline.signal);
    end(kind);
    return { status: 502, body: envelope(detail ?? "", 502), refusal: kind, retryAt: null };
  } finally {
    if (!isFollowed) deadline.end();
  }
}

function readWhole(
  bot: BotConfig,
  { listKey }: ProxyRequest,
  { status, header }: KoreResponse,
  bytes: Buffer,
): ProxyReply {
  const text = new TextDecoder().decode(bytes);
  const reply = readReply(status, header("content-type"), text, listKey);
  if (reply.kind === "ok") {
    const own = bot.kind === "admin" && JSON.stringify(ofBot(reply.body, listKey, bot));
    return { status: 200, body: own || text, refusal: null, retryAt: null };
  }
  const now = Date.now();
  const { code } = readError(parseJson(text), "");
  const detail = safeDetail(reply.detail ?? "", [bot.clientSecret.reveal(), bot.clientId]);
  const passed = status >= 400 ? status : (meanings[reply.kind] ?? 502);
  return {
    status: passed,
    body: envelope(detail ?? `Kore answered with status ${status}.`, code),
    refusal: reply.kind,
    retryAt: retryAtOf(reply.kind, header("retry-after"), now),
  };
}

/** Kore sends some refusals with status 200. */
const meanings: Partial<Record<Refusal["kind"], number>> = {
  "limited-minute": 429,
  "limited-hour": 429,
  credentials: 401,
  scope: 403,
};

function retryAtOf(kind: Refusal["kind"], header: string, now: number): number | null {
  const plan = planRetry(kind, Number.POSITIVE_INFINITY, header || null, now, 0);
  if (plan.kind === "give-up" && plan.retryAt !== null) return plan.retryAt;
  const askedMs = readRetryAfter(header, now);
  return askedMs === null ? null : now + askedMs;
}

/** An error as Kore writes it (kore-contract 3). */
export function envelope(msg: string, code: number | string): string {
  const shown = /^\d{1,9}$/.test(String(code)) ? Number(code) : safeDetail(String(code));
  return JSON.stringify({ errors: [shown === null ? { msg } : { msg, code: shown }] });
}

/** Without the rows of other bots, and without `total`, which counts them too. */
function ofBot(body: Record<string, unknown>, listKey: string, bot: BotConfig): Record<string, unknown> {
  const { total: _, [listKey]: records, ...rest } = body;
  return { ...rest, [listKey]: Array.isArray(records) ? records.filter((row) => isOfBot(row, bot)) : [] };
}

function isGood({ status, header }: KoreResponse): boolean {
  return status >= 200 && status < 300 && /json/i.test(header("content-type"));
}

async function take(chunks: AsyncIterator<Buffer>, most: number) {
  const taken: Buffer[] = [];
  let size = 0;
  while (size < most) {
    const { done, value } = await chunks.next();
    if (done) return { bytes: Buffer.concat(taken), isWhole: true };
    taken.push(value);
    size += value.length;
  }
  return { bytes: Buffer.concat(taken), isWhole: false };
}

async function* follow(
  head: Buffer,
  rest: AsyncGenerator<Buffer>,
  deadline: Deadline,
): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    yield* rest;
  } finally {
    deadline.end();
    await rest.return(undefined);
  }
}
