import type { IncomingMessage, ServerResponse } from "node:http";
import { Parameters } from "../endpoints/parameters";
import type { ActiveFault, Paging } from "../faults/fault-kind";
import type { Faults } from "../faults/faults";
import { control } from "./control";
import { chooseEncoding, type Encoding } from "./encode";
import { handle, type Service } from "./handle";
import { KoreError } from "./kore-error";
import { RateLimitError } from "./rate-limit";
import { readBody } from "./read-body";
import { jsonReply, type Reply } from "./reply";
import { headersWithoutAuth, type RequestLog } from "./request-log";
import { matchRoute, type Route } from "./route";
import { send } from "./send";

export interface Listener {
  service: Service;
  log: RequestLog;
  faults: Faults;
  controlled: boolean;
}

/** Answers one HTTP request and logs it. */
export async function listen(
  request: IncomingMessage,
  response: ServerResponse,
  listener: Listener,
): Promise<void> {
  const { service, log, faults, controlled } = listener;
  const method = request.method ?? "GET";
  const url = new URL(request.url ?? "/", "http://sandbox");
  if (controlled && url.pathname.startsWith("/sandbox/")) {
    await send(response, await control(request, url.pathname, listener), "identity");
    return;
  }
  const route = findRoute(method, url.pathname, service);
  const entry = log.add({
    at: service.now(),
    method,
    path: url.pathname,
    query: url.search.slice(1),
    ...(route?.botId !== undefined && { botId: route.botId }),
    status: 0,
    headers: headersWithoutAuth(request.headers),
  });
  const fault = route && faults.take(route, service.now());
  const reply = await replyOrError(service, async () => {
    const body = await readBody(request);
    if (method !== "GET") entry.body = body;
    if (fault?.kind.replace) return fault.kind.replace(fault);
    if (!route) throw new KoreError(404, "Not Found", 404);
    return answer(request, route, new Parameters(url.searchParams, body), service, fault);
  });
  entry.status = reply.status;
  await send(response, reply, encodingFor(request, service, route), fault);
}

async function answer(
  request: IncomingMessage,
  route: Route,
  parameters: Parameters,
  service: Service,
  fault: ActiveFault | undefined,
): Promise<Reply> {
  const skip = fault?.kind.skip;
  const moveSkip = fault && skip && ((paging: Paging) => skip(paging, fault));
  const body = await handle(request, route, parameters, service, moveSkip);
  return jsonReply(200, fault?.kind.reshape ? fault.kind.reshape(body, fault) : body);
}

async function replyOrError({ switches }: Service, work: () => Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KoreError)) throw error;
    const tellsWhen = error instanceof RateLimitError && switches.retryAfter;
    return jsonReply(
      error.status,
      error.body,
      tellsWhen ? { "retry-after": String(error.retryAfterSeconds) } : {},
    );
  }
}

function findRoute(method: string, path: string, { switches }: Service): Route | undefined {
  const route = matchRoute(method, path);
  return route && switches.aliases[route.style] ? route : undefined;
}

function encodingFor(request: IncomingMessage, { switches }: Service, route: Route | undefined): Encoding {
  const { compression } = switches;
  if (compression === "none" || (compression === "v2" && route?.endpoint !== "getMessagesV2"))
    return "identity";
  return chooseEncoding(request.headers["accept-encoding"]?.toString());
}
