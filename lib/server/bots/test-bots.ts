import "server-only";
import { NextRequest } from "next/server";
import type { BotForm } from "@/lib/domain/bot-settings";
import type { BotConfig } from "../config";
import { testOrigin } from "../test-settings";

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;
type Call = { cookie?: string; body?: unknown; params?: Record<string, string>; method?: string };

/** A call as a page of ours makes it. */
export async function ask(
  handler: Handler,
  { cookie, body, params = {}, method = body === undefined ? "GET" : "POST" }: Call,
): Promise<Response> {
  const headers = new Headers({ origin: testOrigin, "content-type": "application/json" });
  if (cookie) headers.set("cookie", cookie);
  const request = new NextRequest(`${testOrigin}/api?range=all`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return await handler(request, { params: Promise.resolve(params) });
}

export function cookieOf(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** What somebody types who connects this bot. */
export function formOf({ id, name, host, clientId, clientSecret }: BotConfig): BotForm {
  return {
    ...{ id, name, host, clientId, clientSecret: clientSecret.reveal() },
    ...{ kind: "bot", algorithm: "HS256", inactivityTimeoutMinutes: 15 },
  };
}
