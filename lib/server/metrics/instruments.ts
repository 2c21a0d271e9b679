import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Instruments = ReturnType<typeof makeInstruments>;

/** Of a page that is read at once, up to an export of a minute. */
const requestSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
const koreSeconds = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

const held = globalThis as { backscrollInstruments?: Instruments };

/**
 * What this process counts. No label may hold what a person chose: a path, a user, a session. Kept on `globalThis`, as
 * the build bundles this module more than once.
 */
export function instruments(): Instruments {
  held.backscrollInstruments ??= makeInstruments();
  return held.backscrollInstruments;
}

/** Names this process in all that it counts, and has its memory and event loop measured. */
export function measureProcess(name: "web" | "sync"): void {
  const { registry } = instruments();
  registry.setDefaultLabels({ process: name });
  collectDefaultMetrics({ register: registry });
}

function makeInstruments() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Histogram({
      name: "backscroll_http_request_duration_seconds",
      help: "Requests by the pattern of their address, from their first line to the last byte of the reply.",
      labelNames: ["route", "method", "status"],
      buckets: requestSeconds,
      registers,
    }),
    openRequests: new Gauge({
      name: "backscroll_http_open_requests",
      help: "Requests that are being answered.",
      registers,
    }),
    brokenReplies: new Counter({
      name: "backscroll_http_broken_replies_total",
      help: "Replies that did not reach their end: the caller hung up, or what was streamed failed.",
      labelNames: ["route"],
      registers,
    }),
    refusedForLoad: new Counter({
      name: "backscroll_http_refused_for_load_total",
      help: "Requests answered 503 because as much work as this process takes on was under way.",
      registers,
    }),
    koreCalls: new Histogram({
      name: "backscroll_kore_call_duration_seconds",
      help: "Calls of Kore by endpoint and result, without the time they waited for the request budget.",
      labelNames: ["endpoint", "result"],
      buckets: koreSeconds,
      registers,
    }),
    openBreakers: new Gauge({
      name: "backscroll_kore_open_breakers",
      help: "Bots whose Kore is taken to be away, so that one call at a time looks whether it is back.",
      registers,
    }),
    refusedSignIns: new Counter({
      name: "backscroll_sign_in_failures_total",
      help: "Sign-ins that were refused, by reason.",
      labelNames: ["reason"],
      registers,
    }),
  };
}
