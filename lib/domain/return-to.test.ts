import fc from "fast-check";
import { expect, it } from "vitest";
import { printAddress, safeReturnTo } from "./return-to";

it("keeps a path of ours with its search and fragment", () => {
  expect(safeReturnTo("/sessions/s1?bot=b#m2")).toBe("/sessions/s1?bot=b#m2");
});

it.each([
  null,
  "",
  "https://evil.example",
  "//evil.example/x",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "/sign-in?returnTo=/sign-in",
  "/api/sessions",
  "///evil.example",
  "/\\/evil.example",
  "\\\\evil.example",
  "/\n/evil.example",
  "/\r\n/evil.example",
  " //evil.example",
  "\t//evil.example",
  "/../\\evil.example",
  "/a/..//evil.example",
  "/./\\/evil.example",
  "@evil.example",
  "https:evil.example",
  "https:/evil.example",
  "http:///evil.example",
  "data:text/html,x",
  "JaVaScRiPt:alert(1)",
  "/%2e%2e//evil.example",
  "?//evil.example",
  "#//evil.example",
  "/api/../api/sign-out",
  "/SIGN-IN/../sign-in",
])("goes to the sessions instead of %j", (text) => {
  expect(safeReturnTo(text)).toBe("/sessions");
});

it("prints a page's address with repeated words", () => {
  expect(printAddress("/sessions", { tag: ["a=1", "b=2"], bot: "st-1", user: undefined })).toBe(
    "/sessions?tag=a%3D1&tag=b%3D2&bot=st-1",
  );
  expect(printAddress("/sessions", {})).toBe("/sessions");
});

it("leads to our own origin whatever it is given, by the browser's own reading", () => {
  const odd = [
    "/",
    "\\",
    "%2f",
    "%5c",
    "\t",
    "\n",
    "@",
    ":",
    "evil.example",
    "..",
    ".",
    "?",
    "#",
    "javascript:",
    "//",
    "a",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...odd), { maxLength: 8 }), (parts) => {
      const leads = new URL(safeReturnTo(parts.join("")), "https://backscroll.example");
      expect(leads.origin).toBe("https://backscroll.example");
      expect(safeReturnTo(parts.join(""))).toMatch(/^\/(?![/\\])/);
    }),
    { numRuns: 2_000 },
  );
});
