import fc from "fast-check";
import { expect, test } from "vitest";
import { handlers, outcomes, sessionStatuses } from "./session";
import {
  defaultFilters,
  hours,
  parseSessionFilters,
  printSessionFilters,
  sayers,
  sortKeys,
  weekdays,
} from "./session-filters";
import { parseTextTerms, printTextTerms } from "./text-terms";
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
const terms = fc
  .uniqueArray(
    fc.record({ kind: fc.constantFrom("word" as const, "phrase" as const, "part" as const), text: word }),
    {
      maxLength: 3,
      selector: (one) => JSON.stringify(one),
    },
  )
  // As they come out of an address: what cannot be looked for is gone, and a word with signs is a phrase.
  .map((list) => parseTextTerms(printTextTerms(list)).terms);
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
  text: terms,
  saidBy: fc.uniqueArray(fc.constantFrom(...sayers)),
  tasks: choice(word),
  handlers: choice(fc.constantFrom(...handlers)),
  weekdays: choice(fc.constantFrom(...weekdays)),
  hours: choice(fc.constantFrom(...hours)),
  durationMs: bounds,
  messages: bounds,
  failures: bounds,
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
  "range from to tag -tag channel -channel outcome -status lang sort match user duration messages id q said-by task -task handled-by weekday -hour hour".split(
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
  ["q=*a*", "q"],
  ["said-by=nobody", "said-by"],
  ["weekday=someday", "weekday"],
  ["hour=24", "hour"],
])("%s is named as a fault and takes its default", (address, parameter) => {
  const { filters, faults } = parseSessionFilters(new URLSearchParams(address));
  expect(faults.map((fault) => fault.parameter)).toEqual([parameter]);
  expect(filters).toEqual(defaultFilters);
});

test("what is both taken in and left out is taken in", () => {
  const { filters } = parseSessionFilters(new URLSearchParams("channel=rtm,sms&-channel=sms,ivr"));
  expect(filters.channels).toEqual({ include: ["rtm", "sms"], exclude: ["ivr"] });
});

test("hours are read and written as stretches, over midnight too", () => {
  const { filters } = parseSessionFilters(new URLSearchParams("hour=22-1,9,10"));
  expect(filters.hours.include).toEqual([22, 23, 0, 1, 9, 10]);
  expect(printSessionFilters(filters).get("hour")).toBe("22-1,9,10");
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
