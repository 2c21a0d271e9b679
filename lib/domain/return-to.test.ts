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
])("goes to the sessions instead of %j", (text) => {
  expect(safeReturnTo(text)).toBe("/sessions");
});

it("prints a page's address with repeated words", () => {
  expect(printAddress("/sessions", { tag: ["a=1", "b=2"], bot: "st-1", user: undefined })).toBe(
    "/sessions?tag=a%3D1&tag=b%3D2&bot=st-1",
  );
  expect(printAddress("/sessions", {})).toBe("/sessions");
});
