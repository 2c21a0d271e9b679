export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** JSON unless `text` says otherwise. */
  body: unknown;
  /** Sent as it is instead of the body. */
  text?: string;
}

export function jsonReply(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { ...headers, "content-type": "application/json; charset=utf-8" }, body };
}
