import { type JWTPayload, SignJWT } from "jose";
import type { Sandbox } from "./server";

export interface Answer {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

export interface SessionRow {
  sessionId: string;
  botId: string;
  channel: string;
  userId: string;
  start_time: string;
  end_time: string;
  session_lang: string | string[];
  sessionType?: string;
  isDeveloper?: boolean;
  sessionStatus?: string;
  tags?: Record<string, { name: string; value: unknown }[]>;
  noOfMessagesExchanged?: number;
  noOfTasksExecuted?: number;
  containmentType?: string | null;
}

export interface MessageRow {
  _id: string;
  type: "incoming" | "outgoing";
  createdOn: string;
  createdBy: string;
  sessionId: string;
  channels: { type: string; channelUId?: string }[];
  components: { cT: string; data: Record<string, unknown>; thumbnails?: unknown[] }[];
  author?: Record<string, unknown>;
  tags?: Record<string, { name: string; value: unknown }[]>;
  [field: string]: unknown;
}

export interface Signature {
  claims?: JWTPayload;
  secret?: string;
  algorithm?: string;
}

/** Speaks to a running sandbox over HTTP as an integration would; serves the tests of this folder. */
export class TestClient {
  readonly #sandbox: Sandbox;
  readonly #now: () => number;

  constructor(sandbox: Sandbox, now: () => number) {
    this.#sandbox = sandbox;
    this.#now = now;
  }

  bot(index = 0) {
    const bot = this.#sandbox.bots[index];
    if (!bot) throw new RangeError(`the sandbox has no bot ${index}`);
    return bot;
  }

  admin() {
    return this.#sandbox.adminApp;
  }

  async token({ claims, secret, algorithm = "HS256" }: Signature = {}): Promise<string> {
    const iat = Math.floor(this.#now() / 1000);
    const payload = claims ?? { appId: this.bot().clientId, iat, exp: iat + 300, jti: crypto.randomUUID() };
    const key = new TextEncoder().encode(secret ?? this.bot().clientSecret);
    return new SignJWT(payload).setProtectedHeader({ alg: algorithm, typ: "JWT" }).sign(key);
  }

  adminToken(): Promise<string> {
    const { clientId, clientSecret } = this.admin();
    return this.token({ claims: { appId: clientId }, secret: clientSecret });
  }

  async request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.#sandbox.url + path, {
      method,
      headers: {
        auth: await this.token(),
        "accept-encoding": "identity",
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const parsed: unknown = await response.json();
    return {
      status: response.status,
      headers: response.headers,
      body: { ...(typeof parsed === "object" && parsed) },
    };
  }

  post(endpoint: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answer> {
    return this.request("POST", `/api/public/bot/${this.bot().botId}/${endpoint}`, body, headers);
  }

  get(
    endpoint: string,
    query: Record<string, string> = {},
    headers?: Record<string, string>,
  ): Promise<Answer> {
    return this.request(
      "GET",
      `/api/public/bot/${this.bot().botId}/${endpoint}?${new URLSearchParams(query)}`,
      undefined,
      headers,
    );
  }
}

export function sessionsOf({ status, body }: Answer): SessionRow[] {
  if (status !== 200 || !Array.isArray(body["sessions"]))
    throw new Error(`no sessions: ${JSON.stringify(body)}`);
  return body["sessions"];
}

export function messagesOf({ status, body }: Answer): MessageRow[] {
  if (status !== 200 || !Array.isArray(body["messages"]))
    throw new Error(`no messages: ${JSON.stringify(body)}`);
  return body["messages"];
}

/** Kore's first error sentence. */
export function errorOf({ body }: Answer): string {
  const errors = Array.isArray(body["errors"]) ? body["errors"] : [];
  return String(errors[0]?.msg ?? "");
}
