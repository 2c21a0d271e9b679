import type { IncomingHttpHeaders } from "node:http";

export interface SandboxRequest {
  /** Epoch milliseconds by the sandbox's clock. */
  at: number;
  method: string;
  path: string;
  /** The query string without its question mark. */
  query: string;
  botId?: string;
  /** 0 while the answer is being made. */
  status: number;
  body?: Record<string, unknown>;
  /** Without `auth`. */
  headers: Record<string, string>;
}

const capacity = 2_000;

/** The latest requests, newest last. */
export class RequestLog {
  readonly entries: SandboxRequest[] = [];

  add(entry: SandboxRequest): SandboxRequest {
    this.entries.push(entry);
    if (this.entries.length > capacity) this.entries.shift();
    return entry;
  }
}

export function headersWithoutAuth(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === "auth" || name === "authorization" || value === undefined) continue;
    kept[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return kept;
}
