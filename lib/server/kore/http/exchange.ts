import "server-only";
import type { Readable } from "node:stream";
import { Pool } from "undici";
import { lookUpOutside } from "../../bot-host";
import type { BotConfig } from "../../config";
import { type Deadline, linkDeadline } from "../../linked-abort";
import { acceptedEncoding } from "./decode-stream";
import { mintToken } from "./token";

export type Timeouts = { connectMs: number; headersMs: number; idleMs: number; totalMs: number };
export type KoreRequest = { method: "GET" | "POST"; path: string; body?: string };
export type KoreResponse = {
  status: number;
  /** Empty when it is not there. */
  header(name: string): string;
  /** Still encoded, and for the caller to read to its end or to destroy. */
  body: Readable;
  /** What of the request must be seen by nobody else. */
  secrets: string[];
};

/** One bot's connections to Kore: its host and no other, no redirects, a new token for each request. */
export type Exchange = {
  /** Aborts with `signal`, and at the total deadline at the latest. */
  deadline(signal: AbortSignal): Deadline;
  /** Throws what undici throws; see readFault. `deadline` is of this exchange. */
  send(request: KoreRequest, deadline: AbortSignal): Promise<KoreResponse>;
  /** How far Kore's clock is ahead of ours, as its last reply told. */
  skewMs(): number;
  close(): Promise<void>;
};

const defaultTimeouts: Timeouts = { connectMs: 5_000, headersMs: 30_000, idleMs: 15_000, totalMs: 60_000 };
export const connectionsPerBot = 3;

export function openExchange(bot: BotConfig, timeouts?: Partial<Timeouts>): Exchange {
  const { connectMs, headersMs, idleMs, totalMs } = { ...defaultTimeouts, ...timeouts };
  const pool = new Pool(bot.host, {
    connections: connectionsPerBot,
    connect: { timeout: connectMs, ...(bot.isGuarded && { lookup: lookUpOutside }) },
    headersTimeout: headersMs,
    bodyTimeout: idleMs,
    keepAliveTimeout: 10_000,
  });
  let skewMs = 0;
  return {
    // Neither undici's header nor its body timeout ends a reply that drips, so the whole has a deadline too.
    deadline: (signal) => linkDeadline(signal, totalMs),
    async send({ method, path, body }, deadline) {
      const token = await mintToken(bot, Date.now() + skewMs);
      const response = await pool.request({
        method,
        path,
        body,
        signal: deadline,
        headers: {
          auth: token,
          ...(body !== undefined && { "content-type": "application/json" }),
          accept: "application/json",
          "accept-encoding": acceptedEncoding,
        },
      });
      const header = (name: string) => String(response.headers[name] ?? "");
      const date = Date.parse(header("date"));
      if (!Number.isNaN(date)) skewMs = date - Date.now();
      const secrets = [bot.clientSecret.reveal(), token];
      return { status: response.statusCode, header, body: response.body, secrets };
    },
    skewMs: () => skewMs,
    close: () => pool.destroy(),
  };
}
