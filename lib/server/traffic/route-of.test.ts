import { expect, it } from "vitest";
import { routeOf } from "./route-of";

const patterns = [
  "/",
  "/sessions/[sessionId]",
  "/sessions",
  "/api/sessions/[sessionId]",
  "/api/sessions/count",
];

it.each([
  ["/", "/"],
  ["/sessions", "/sessions"],
  ["/sessions/s-1", "/sessions/[sessionId]"],
  ["/api/sessions/count", "/api/sessions/count"],
  ["/api/sessions/s-1", "/api/sessions/[sessionId]"],
  ["/_next/static/chunks/a.js", "/_next"],
  ["/sessions/", "other"],
  ["/sessions/s-1/more", "other"],
  ["/wp-admin.php", "other"],
  ["//sessions", "other"],
])("%s is %s", (path, pattern) => {
  expect(routeOf(path, patterns)).toBe(pattern);
});
