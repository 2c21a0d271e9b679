import { expect, it } from "vitest";
import { defaultFilters, parseSessionFilters, printSessionFilters } from "../session-filters";
import { listFilters } from "./list-part";

const span = { from: Date.parse("2026-03-02T00:00:00Z"), to: Date.parse("2026-03-03T00:00:00Z") };

it("asks for what started in the bucket and keeps the other filters", () => {
  const filters = parseSessionFilters(new URLSearchParams("range=30d&channel=slack,rtm&lang=ja")).filters;
  const words = printSessionFilters(listFilters(filters, { ...span, outcomes: ["agent"] }));
  expect(Object.fromEntries(words)).toEqual({
    from: "2026-03-02T00:00:00.000Z",
    to: "2026-03-03T00:00:00.000Z",
    match: "started",
    channel: "slack,rtm",
    outcome: "agent",
    lang: "ja",
  });
});

it("puts what a mark names in the place of what was chosen", () => {
  const filters = parseSessionFilters(new URLSearchParams("-channel=sms&tag=plan=gold&tag=vip=yes")).filters;
  const list = listFilters(filters, {
    ...span,
    channels: ["rtm"],
    tag: { name: "plan", value: "free" },
    weekday: "mon",
    hour: 9,
    task: "Transfer",
  });
  expect(printSessionFilters(list).toString()).toBe(
    printSessionFilters({
      ...defaultFilters,
      range: list.range,
      match: "started",
      channels: { include: ["rtm"], exclude: [] },
      tags: {
        include: [
          { name: "vip", value: "yes" },
          { name: "plan", value: "free" },
        ],
        exclude: [],
      },
      tasks: { include: ["Transfer"], exclude: [] },
      weekdays: { include: ["mon"], exclude: [] },
      hours: { include: [9], exclude: [] },
    }).toString(),
  );
});

it("takes what lies in both the chosen bounds and those of a bar", () => {
  const filters = { ...defaultFilters, messages: { least: 5, most: null } };
  const list = listFilters(filters, { ...span, messages: { least: 1, most: 10 } });
  expect(list.messages).toEqual({ least: 5, most: 10 });
});
