import type { IncomingMessage } from "node:http";
import { badRequest, KoreError } from "./kore-error";

const largestBody = 1_048_576;

/** The JSON object of a request; an empty body is an empty object (kore-contract 1.1). */
export async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const body = (await readJson(request)) ?? {};
  if (typeof body !== "object" || Array.isArray(body)) throw badRequest("Invalid request body");
  return { ...body };
}

/** Any JSON; undefined when there is no body. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestBody) throw new KoreError(413, "request entity too large", 413);
    chunks.push(bytes);
  }
  const text = Buffer.concat(chunks).toString("utf8").trim();
  return text === "" ? undefined : parse(text);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badRequest("Invalid JSON in request body");
    throw error;
  }
}
