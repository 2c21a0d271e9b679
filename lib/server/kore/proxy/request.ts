import "server-only";
import type * as z from "zod";
import type { BotConfig } from "../../config";
import { AppError } from "../../errors";
import type { KoreRequest } from "../http/exchange";
import { type ProxyEndpoint, type ProxyMethod, parametersSchema, proxyEndpoints } from "./parameters";

export type ProxyCall = {
  endpoint: string;
  method: ProxyMethod;
  search: URLSearchParams;
  /** The parsed JSON of a POST; undefined when it had none. */
  body: unknown;
};
export type ProxyRequest = KoreRequest & { endpoint: ProxyEndpoint; listKey: "sessions" | "messages" };

const mostQueryLength = 8_000;

/**
 * The request to Kore that a caller's one stands for. The path is made of the bot and the endpoint alone, and only
 * documented parameters go along. An Admin Console app has POST paths of the account only (kore-contract 1.1, 1.4),
 * and no getSessions has a GET, so there a query becomes a body. Throws bad-request and not-found.
 */
export function readProxyRequest(bot: Pick<BotConfig, "id" | "kind">, call: ProxyCall): ProxyRequest {
  const { method, search, body } = call;
  const endpoint = proxyEndpoints.find((name) => name === call.endpoint);
  if (!endpoint) throw new AppError("not-found", `There is no ${call.endpoint.slice(0, 40)}.`);
  const isAdmin = bot.kind === "admin";
  if (isAdmin && endpoint !== "getSessions" && endpoint !== "getMessages") {
    throw new AppError("not-found", `An Admin Console app has no ${endpoint}. Use getMessages.`);
  }
  const query = parse(parametersSchema(endpoint, method), readQuery(search));
  const given = body === undefined ? {} : parse(parametersSchema(endpoint, method), body);
  if (isAdmin && ("callId" in query || "callId" in given)) {
    // Rows of a call do not name their bot (kore-contract 1.6), so other bots' could not be told apart.
    throw new AppError("bad-request", "callId is not offered for a bot of an Admin Console app.");
  }
  const listKey = endpoint === "getSessions" ? "sessions" : "messages";
  const path = isAdmin
    ? `/api/public/${endpoint}`
    : `/api/public/bot/${encodeURIComponent(bot.id)}/${endpoint}`;
  const address = search.size > 0 ? `${path}?${search}` : path;
  if (method === "POST") {
    return { endpoint, listKey, method, path: address, body: JSON.stringify(body ?? {}) };
  }
  if (endpoint !== "getSessions" && !isAdmin) return { endpoint, listKey, method, path: address };
  // A GET of messages means this channel unless it names another (kore-contract 1.4).
  const meant = endpoint === "getMessages" ? { channelType: "rtm", ...query } : query;
  return { endpoint, listKey, method: "POST", path, body: JSON.stringify(meant) };
}

/** Repeated words are lists, which only list parameters take. */
function readQuery(search: URLSearchParams): Record<string, unknown> {
  if (search.toString().length > mostQueryLength) throw new AppError("bad-request", "The query is too long.");
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

function parse(schema: ReturnType<typeof parametersSchema>, value: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError("bad-request", parsed.error.issues.map(describe).join(" "));
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.map((key) => key.slice(0, 60)).join(", ");
    return `Unknown parameter: ${[...issue.path.map(String), names].join(".")}.`;
  }
  return issue.path.length === 0
    ? "The body must be a JSON object."
    : `The parameter ${issue.path.map(String).join(".")} is not as it should be.`;
}
