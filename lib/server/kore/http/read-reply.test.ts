import { expect, it } from "vitest";
import { readReply } from "./read-reply";

const json = "application/json; charset=utf-8";
const errors = (msg: string, code?: number | string) => JSON.stringify({ errors: [{ msg, code }] });
const perMinute = "You've exceeded the per-minute rate limit. Please wait for sometime before retrying.";
const hourly = "You've exceeded the hourly rate limit. Please wait for sometime before retrying.";

it.each([
  ["a list", 200, json, '{"sessions":[],"moreAvailable":false}', "ok"],
  ["a list after a byte order mark removed", 200, "", '{"sessions":[]}', "ok"],
  ["an empty total without a list", 200, json, '{"total":0}', "ok"],
  ["a list whose messages speak of a rate limit", 200, json, '{"sessions":[{"x":"rate limit"}]}', "ok"],
  ["the minute limit", 429, json, errors(perMinute), "limited-minute"],
  ["the hour limit", 429, json, errors(hourly, 429), "limited-hour"],
  ["a limit with status 200", 200, json, errors(hourly), "limited-hour"],
  ["a limit with status 400 in plain text", 400, "text/plain", perMinute, "limited-minute"],
  ["429 without words", 429, "", "", "limited-minute"],
  [
    "older words for the limit",
    403,
    json,
    errors("Rate limit for this API has been reached."),
    "limited-minute",
  ],
  ["wrong credentials", 401, json, errors("Invalid SDK credentials", 4002), "credentials"],
  [
    "wrong credentials with a text code and status 200",
    200,
    json,
    errors("Invalid SDK credentials", "4002"),
    "credentials",
  ],
  ["a replayed token", 401, json, errors("error verifying the jwt: possibly a replay"), "credentials"],
  ["a scope that was not published", 401, json, errors("Scope is incorrect"), "scope"],
  ["forbidden", 403, "text/html", "<h1>Forbidden</h1>", "scope"],
  ["a span too long", 400, json, errors("dates are more than 7 days apart"), "rejected"],
  ["not found", 404, "text/html", "<title>404</title>", "rejected"],
  ["a redirect", 302, "text/html", "", "rejected"],
  ["an error envelope with status 200", 200, json, errors("something"), "rejected"],
  ["a server error", 500, json, errors("oops"), "retryable"],
  ["a gateway's page", 502, "text/html", "<html><body>Bad gateway</body></html>", "retryable"],
  ["a page instead of JSON", 200, "text/html", "<html>Welcome</html>", "malformed"],
  ["JSON under another type", 200, "text/html", '{"sessions":[]}', "malformed"],
  ["JSON cut short", 200, json, '{"sessions":[{"a', "malformed"],
  ["null", 200, json, "null", "malformed"],
  ["an array", 200, json, "[]", "malformed"],
  ["another shape", 200, json, '{"sessions":{}}', "malformed"],
])("%s is read", (_, status, type, text, kind) => {
  expect(readReply(status, type, text, "sessions").kind).toBe(kind);
});

it("what Kore said is kept short, without markup and without tokens", () => {
  const reply = readReply(
    400,
    json,
    errors(`<b>bad</b> token eyJhbGciOi.eyJzdWIi.c2ln ${"x".repeat(500)}`),
    "sessions",
  );
  if (reply.kind === "ok") throw new Error("a refusal was read as a list");
  expect(reply.detail).toMatch(/^bad token \[token\] x+$/);
  expect(reply.detail).toHaveLength(200);
});
