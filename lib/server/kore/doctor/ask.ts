import "server-only";
import type { Exchange } from "../http/exchange";
import { safeDetail } from "../http/kore-error";
import { pageLimit, readBody } from "../http/read-body";
import { readFault } from "../http/read-fault";
import { parseJson, type Reply, readError, readReply } from "../http/read-reply";

export type Question = {
  exchange: Exchange;
  path: string;
  body: Record<string, unknown>;
  listKey: "sessions" | "messages";
  /** Must not be in what is told. */
  secrets: string[];
  signal: AbortSignal;
};

/** `status` is 0 when no answer came; `code` is Kore's own, empty when it gave none. */
export type Answer = { reply: Reply; status: number; code: string; hasDate: boolean; detail: string | null };

/** One question as the client would ask it, and no second try. */
export async function ask({ exchange, path, body, listKey, secrets, signal }: Question): Promise<Answer> {
  const deadline = exchange.deadline(signal);
  try {
    const request = { method: "POST" as const, path, body: JSON.stringify(body) };
    const { status, header, body: bytes } = await exchange.send(request, deadline.signal);
    const text = await readBody(bytes, header("content-encoding"), pageLimit);
    const reply = readReply(status, header("content-type"), text, listKey);
    const { code } = readError(parseJson(text), "");
    return { reply, status, code, hasDate: header("date") !== "", detail: tell(reply, secrets) };
  } catch (error) {
    signal.throwIfAborted();
    const reply = readFault(error, deadline.signal);
    return { reply, status: 0, code: "", hasDate: false, detail: tell(reply, secrets) };
  } finally {
    deadline.end();
  }
}

function tell(reply: Reply, secrets: string[]): string | null {
  return reply.kind === "ok" || reply.detail === null ? null : safeDetail(reply.detail, secrets);
}
