import { expect, it } from "vitest";
import { grantsOfGroups } from "./grants";

const grants = [
  { group: "support", role: "viewer", botId: "st-1" },
  { group: "leads", role: "reviewer", botId: "st-1" },
  { group: "leads", role: "viewer", botId: "st-2" },
  { group: "audit", role: "auditor", botId: "st-1" },
  { group: "*", role: "viewer", botId: "st-3" },
] as const;

it("gives the strongest role of all groups on each bot, whatever their order", () => {
  const expected = [
    { botId: "st-1", role: "reviewer" },
    { botId: "st-2", role: "viewer" },
    { botId: "st-3", role: "viewer" },
  ];
  expect(grantsOfGroups(["support", "leads", "audit"], [...grants])).toEqual(expected);
  expect(grantsOfGroups(["audit", "leads", "support"], [...grants].reverse())).toEqual(
    expect.arrayContaining(expected),
  );
});

it("takes a group by its whole name and case, and a star of the person's for no group", () => {
  expect(grantsOfGroups(["Support", "support ", "supp", "*"], grants.slice(0, 4))).toEqual([]);
});
