import fc from "fast-check";
import { expect, test } from "vitest";
import { outcomes, sessionStatuses } from "./session";
import { defaultFilters, parseSessionFilters, printSessionFilters, sortKeys } from "./session-filters";
import { rangePresets } from "./time-range";

const instant = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const range = fc.oneof(
  fc.constantFrom(...rangePresets).map((preset) => ({ preset })),
  fc
    .tuple(instant, instant)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
);
const word = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const choice = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .uniqueArray(value, { maxLength: 5, selector: (one) => JSON.stringify(one) })
    .chain((values) =>
      fc
        .nat({ max: values.length })
        .map((at) => ({ include: values.slice(0, at), exclude: values.slice(at) })),
    );
const end = fc.option(fc.nat({ max: 10 ** 8 }));
const bounds = fc
  .record({ least: end, most: end })
  .filter(({ least, most }) => least === null || most === null || least <= most);
const filters = fc.record({
  range,
  match: fc.constantFrom("active" as const, "started" as const),
  channels: choice(word),
  outcomes: choice(fc.constantFrom(...outcomes)),
  statuses: choice(fc.constantFrom(...sessionStatuses)),
  languages: choice(word),
  tags: choice(fc.record({ name: word, value: fc.string({ maxLength: 12, unit: "grapheme" }) })),
  users: choice(word),
  durationMs: bounds,
  messages: bounds,
  id: fc.option(word.map((text) => text.trim()).filter((text) => text !== "")),
  includeDeveloper: fc.boolean(),
  sort: fc.record({ key: fc.constantFrom(...sortKeys), descending: fc.boolean() }),
});

test("filters survive the way through an address", () => {
  fc.assert(
    fc.property(filters, (original) => {
      const address = new URLSearchParams(printSessionFilters(original).toString());
      expect(parseSessionFilters(address)).toEqual({ filters: original, faults: [] });
    }),
  );
});

const parameterNames =
  "range from to tag -tag channel -channel outcome -status lang sort match user duration messages id".split(
    " ",
  );

test("no address makes the parser throw, and what it prints of one is stable", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...parameterNames), fc.string())), (pairs) => {
      const printed = printSessionFilters(parseSessionFilters(new URLSearchParams(pairs)).filters);
      expect(printSessionFilters(parseSessionFilters(printed).filters).toString()).toBe(printed.toString());
    }),
  );
});

test("the default filters need no words", () => {
  expect(printSessionFilters(defaultFilters).toString()).toBe("");
});

test.each([
  ["range=fortnight", "range"],
  ["from=2026-01-02T00:00:00.000Z", "from"],
  ["from=2026-01-02T00:00:00.000Z&to=2026-01-01T00:00:00.000Z", "from"],
  ["match=ended", "match"],
  ["tag=plan", "tag"],
  ["tag==gold", "tag"],
  ["sort=-size", "sort"],
  ["developer=yes", "developer"],
  ["outcome=lost", "outcome"],
  ["-status=open", "-status"],
  ["duration=5", "duration"],
  ["messages=few", "messages"],
])("%s is named as a fault and takes its default", (address, parameter) => {
  const { filters, faults } = parseSessionFilters(new URLSearchParams(address));
  expect(faults.map((fault) => fault.parameter)).toEqual([parameter]);
  expect(filters).toEqual(defaultFilters);
});

test("what is both taken in and left out is taken in", () => {
  const { filters } = parseSessionFilters(new URLSearchParams("channel=rtm,sms&-channel=sms,ivr"));
  expect(filters.channels).toEqual({ include: ["rtm", "sms"], exclude: ["ivr"] });
});

test("a comma inside a value is escaped, in several parameters of one name too", () => {
  const { filters } = parseSessionFilters(
    new URLSearchParams([
      ["user", "a%2Cb,c"],
      ["user", "d"],
    ]),
  );
  expect(filters.users.include).toEqual(["a,b", "c", "d"]);
});
