import "server-only";
import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "../log";
import { instruments } from "../metrics/instruments";
import { requestIdHeader } from "./request-id";
import { routeOf } from "./route-of";
import { type OpenRequest, traffic } from "./traffic";

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Asked by machines every few seconds, and files of the build. */
const quietRoutes = ["/_next", "/api/health", "/api/ready", "/api/metrics"];

/**
 * Gives every request an id, which its reply tells and its line in the log holds, and measures it. Node itself says what
 * begins, before Next sees it, so that nothing that is asked is left out.
 */
export function followRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    begin(request, response);
  });
}

function begin(request: IncomingMessage, response: ServerResponse): void {
  const method = methods.includes(request.method ?? "") ? (request.method ?? "") : "other";
  const [path = ""] = (request.url ?? "").split("?");
  const open = { requestId: randomUUID(), route: routeOf(path), method, startedAt: performance.now() };
  // In the place of what the caller may have sent under this name.
  request.headers[requestIdHeader] = open.requestId;
  response.setHeader(requestIdHeader, open.requestId);
  if (traffic().isStopping) response.setHeader("connection", "close");
  traffic().open.set(response, open);
  instruments().openRequests.inc();
  response.once("close", () => end(response, open));
}

function end(response: ServerResponse, open: OpenRequest): void {
  const { requestId, route, method, startedAt } = open;
  traffic().open.delete(response);
  instruments().openRequests.dec();
  const ms = performance.now() - startedAt;
  const isWhole = response.writableFinished;
  // Nothing was said to somebody who hung up before.
  const status = response.headersSent ? response.statusCode : 499;
  const line = { requestId, route, method, status, ms: Math.round(ms) };
  instruments().requests.observe({ route, method, status: `${Math.floor(status / 100)}xx` }, ms / 1_000);
  if (!isWhole) instruments().brokenReplies.inc({ route });
  const level = quietRoutes.includes(route) ? "debug" : "info";
  log()[level](isWhole ? line : { ...line, isBrokenOff: true }, "request");
}
