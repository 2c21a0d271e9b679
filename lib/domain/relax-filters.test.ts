import { expect, it } from "vitest";
import { relaxFilters } from "./relax-filters";
import { defaultFilters, type SessionFilters } from "./session-filters";

const asked: SessionFilters = {
  ...defaultFilters,
  tags: { include: [{ name: "plan", value: "gold" }], exclude: [] },
  users: { include: [], exclude: ["u1"] },
  channels: { include: ["rtm", "slack"], exclude: [] },
  durationMs: { least: null, most: 30_000 },
  range: { from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z" },
};

it("offers each thing that was asked for by itself, the particular first and the range last", () => {
  const offered = relaxFilters(asked);
  expect(offered.map(({ kind }) => kind)).toEqual(["tags", "users", "durationMs", "channels", "range"]);
  expect(offered[0]?.filters).toEqual({ ...asked, tags: defaultFilters.tags });
  expect(offered[2]?.filters).toEqual({ ...asked, durationMs: defaultFilters.durationMs });
});

it("widens the range step by step, and has nothing to offer at the end", () => {
  const kinds: string[] = [];
  for (let [step] = relaxFilters(defaultFilters); step; [step] = relaxFilters(step.filters)) {
    kinds.push(step.kind === "range" ? step.preset : step.kind);
  }
  expect(kinds).toEqual(["30d", "90d", "all"]);
});
