import type { ServerResponse } from "node:http";
import type { ActiveFault } from "../faults/fault-kind";
import { type Encoding, encode } from "./encode";
import type { Reply } from "./reply";

/** Writes the reply, or whatever a fault makes of it. */
export async function send(
  response: ServerResponse,
  reply: Reply,
  accepted: Encoding,
  fault?: ActiveFault,
): Promise<void> {
  const { kind, rule } = fault ?? {};
  const text = reply.text ?? JSON.stringify(reply.body);
  const plain = Buffer.from(fault && kind?.text ? kind.text(text, fault) : text);
  // There is nothing to encode in an empty body, and a 204 must not have one.
  const encoding = plain.length === 0 ? "identity" : (rule?.encoding ?? accepted);
  const bytes = await encode(plain, encoding);
  const ordinary = {
    ...reply.headers,
    ...(encoding !== "identity" && { "content-encoding": encoding, vary: "accept-encoding" }),
    "content-length": String(bytes.length),
  };
  const headers = fault && kind?.headers ? kind.headers(ordinary, fault) : ordinary;
  if (fault && kind?.write) {
    await kind.write({ response, status: reply.status, headers, bytes, plain, encoding }, fault);
    return;
  }
  response.writeHead(reply.status, headers);
  response.end(bytes);
}
