import { rateLimitText } from "../http/rate-limit";
import { jsonReply, type Reply } from "../http/reply";
import { type ActiveFault, type FaultKind, type FaultKinds, numberIn } from "./fault-kind";

const envelope = (msg: string, code?: number | string) => ({
  errors: [{ msg, ...(code !== undefined && { code }) }],
});

const limited = (window: "per-minute" | "hourly", headers: Record<string, string> = {}) =>
  jsonReply(429, envelope(rateLimitText(window), 429), headers);

const html = (status: number, type = "text/html; charset=utf-8"): Reply => ({
  status,
  headers: { "content-type": type },
  body: undefined,
  text: `<html><head><title>${status}</title></head><body><center><h1>${status === 200 ? "We'll be right back" : "Bad Gateway"}</h1></center><hr>nginx</body></html>`,
});

const retryAfter = (about: string, value: (fault: ActiveFault) => string): FaultKind => ({
  about,
  replace: (fault) => limited("per-minute", { "retry-after": value(fault) }),
});

const httpDate = (time: number) => new Date(time).toUTCString();

/** Faults that answer in Kore's place. */
export const statusFaults: FaultKinds = {
  "rate-limit-minute": {
    about: "429 with the per-minute sentence and no header",
    replace: () => limited("per-minute"),
  },
  "rate-limit-hour": {
    about: "429 with the hourly sentence and no header",
    replace: () => limited("hourly"),
  },
  "rate-limit-seconds": retryAfter("429 with Retry-After in seconds (seconds)", (fault) =>
    String(numberIn(fault, "seconds", 2)),
  ),
  "rate-limit-date": retryAfter("429 with Retry-After as a date (seconds ahead)", (fault) =>
    httpDate(fault.now + numberIn(fault, "seconds", 2) * 1000),
  ),
  "rate-limit-past-date": retryAfter("429 with a Retry-After date that is over", (fault) =>
    httpDate(fault.now - 3_600_000),
  ),
  "rate-limit-absurd": retryAfter("429 with a Retry-After of a hundred years", () => "3153600000"),
  "rate-limit-garbage": retryAfter("429 with a Retry-After that is no time at all", () => "soon"),
  "rate-limit-negative": retryAfter("429 with a negative Retry-After", () => "-5"),
  "rate-limit-on-200": {
    about: "200 whose body is the per-minute sentence",
    replace: () => jsonReply(200, envelope(rateLimitText("per-minute"), 429)),
  },
  "rate-limit-hour-on-200": {
    about: "200 whose body is the hourly sentence",
    replace: () => jsonReply(200, envelope(rateLimitText("hourly"))),
  },
  "rate-limit-old-wording": {
    about: "429 in the words of older releases",
    replace: () =>
      jsonReply(429, envelope("Rate limit for this API has been reached. Please try again after some time.")),
  },
  "invalid-credentials": {
    about: "401 with code 4002",
    replace: () => jsonReply(401, envelope("Invalid SDK credentials", 4002)),
  },
  "token-expired": {
    about: "401 with a code that is a word",
    replace: () => jsonReply(401, envelope("Token expired", "TOKEN_EXPIRED")),
  },
  "scope-missing": {
    about: "401 because the app lacks the scope",
    replace: () => jsonReply(401, envelope("Scope is incorrect")),
  },
  "scope-lost": {
    about: "403 because the scope was taken away",
    replace: () => jsonReply(403, envelope("Scope is incorrect")),
  },
  "error-field": {
    about: "500 that says `error` instead of `errors`",
    replace: () => jsonReply(500, { error: "Internal error" }),
  },
  "message-field": {
    about: "500 that says `message` instead of `errors`",
    replace: () => jsonReply(500, { message: "Internal error" }),
  },
  "errors-on-200": {
    about: "200 with an error envelope",
    replace: () => jsonReply(200, envelope("Something went wrong", 500)),
  },
  "plain-text-error": {
    about: "500 in plain text",
    replace: () => ({
      status: 500,
      headers: { "content-type": "text/plain" },
      body: undefined,
      text: "upstream connect error",
    }),
  },
  "html-502": { about: "502 with a proxy's HTML page", replace: () => html(502) },
  "html-200": { about: "200 with an HTML page", replace: () => html(200) },
  "html-as-json": {
    about: "200 with an HTML page that claims to be JSON",
    replace: () => html(200, "application/json"),
  },
  "empty-200": { about: "200 without a body", replace: () => ({ ...jsonReply(200, undefined), text: "" }) },
  "no-content": { about: "204", replace: () => ({ status: 204, headers: {}, body: undefined, text: "" }) },
  redirect: {
    about: "302 to another host (location)",
    replace: ({ rule }) =>
      jsonReply(302, {}, { location: String(rule["location"] ?? "http://192.0.2.1/api/public") }),
  },
  maintenance: {
    about: "503 with Retry-After in seconds (seconds)",
    replace: (fault) =>
      jsonReply(503, envelope("Under maintenance", 503), {
        "retry-after": String(numberIn(fault, "seconds", 2)),
      }),
  },
};

/** `status-<n>` for any HTTP status. */
export function statusFault(status: number): FaultKind {
  return {
    about: `${status} in Kore's envelope`,
    replace: () => jsonReply(status, envelope(`Sandbox fault ${status}`, status)),
  };
}
