import type { IncomingMessage } from "node:http";
import type { EndpointCall } from "../endpoints/endpoint";
import { endpoints } from "../endpoints/endpoints";
import type { Parameters } from "../endpoints/parameters";
import type { History } from "../generate/history";
import type { SandboxSwitches } from "../switches";
import { type App, authenticate } from "./authenticate";
import { invalidCredentials, KoreError } from "./kore-error";
import type { RateLimiter } from "./rate-limit";
import type { EndpointName, Route } from "./route";

export interface Service {
  apps: readonly App[];
  histories: ReadonlyMap<string, History>;
  limiter: RateLimiter | undefined;
  usedTokens: Map<string, number>;
  switches: SandboxSwitches;
  now: () => number;
}

const scopes: Record<EndpointName, "Bot Sessions" | "Chat History"> = {
  getSessions: "Bot Sessions",
  getMessages: "Chat History",
  getMessagesV2: "Chat History",
  "messages-lite": "Chat History",
};

/** Answers a request the way Kore does: who asks, may they, how often, and only then what. */
export async function handle(
  request: IncomingMessage,
  route: Route,
  parameters: Parameters,
  service: Service,
  moveSkip?: EndpointCall["moveSkip"],
): Promise<Record<string, unknown>> {
  const { apps, usedTokens, switches } = service;
  const { auth } = request.headers;
  const token = Array.isArray(auth) ? auth[0] : auth;
  const now = service.now();
  const app = await authenticate(token, apps, { ...switches, now, usedTokens });
  const histories = historiesFor(route, app, service);
  const family = switches.sharedRateLimit ? "" : scopes[route.endpoint];
  service.limiter?.take(`${route.botId ?? "account"}/${family}`, now);
  return endpoints[route.endpoint]({
    endpoint: route.endpoint,
    method: request.method ?? "GET",
    parameters,
    histories,
    now,
    switches,
    ...(moveSkip && { moveSkip }),
  });
}

function historiesFor({ endpoint, botId }: Route, app: App, { histories }: Service): History[] {
  const admin = app.botId === undefined;
  if (!app.scopes.includes(admin ? `Bot Analytics > ${scopes[endpoint]}` : scopes[endpoint]))
    throw new KoreError(401, "Scope is incorrect");
  if (botId === undefined) {
    if (!admin) throw invalidCredentials();
    return [...histories.values()];
  }
  if (!admin && app.botId !== botId) throw invalidCredentials();
  const history = histories.get(botId);
  if (!history) throw new KoreError(404, "Bot not found", 404);
  return [history];
}
