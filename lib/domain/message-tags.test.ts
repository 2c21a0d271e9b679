import { expect, it } from "vitest";
import type { Message } from "./message";
import { newTags } from "./message-tags";
import type { Tag } from "./session";

const message = (id: string, ...tags: Tag[]): Message => ({
  id,
  at: "2025-09-01T10:00:00.000Z",
  direction: "incoming",
  speaker: { kind: "user", name: null },
  contents: [],
  label: null,
  taskName: null,
  language: null,
  latency: null,
  tags,
});
const tag = (scope: Tag["scope"], name: string, value = "x"): Tag => ({ scope, name, value });

it("shows a session tag where it is first set, and again when its value changes", () => {
  const plan = tag("session", "plan", "gold");
  const other = tag("session", "plan", "silver");
  const shown = newTags([message("1"), message("2", plan), message("3", plan), message("4", other)], [plan]);
  expect([...shown]).toEqual([
    ["2", [plan]],
    ["4", [other]],
  ]);
});

it("shows a message's own tags each time", () => {
  const own = tag("message", "sentiment");
  expect([...newTags([message("1", own), message("2", own)], []).keys()]).toEqual(["1", "2"]);
});

it("leaves out what stands with the user already", () => {
  const known = tag("user", "city");
  const unknown = tag("user", "age");
  expect([...newTags([message("1", known, unknown)], [known])]).toEqual([["1", [unknown]]]);
});
