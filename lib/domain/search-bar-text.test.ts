import fc from "fast-check";
import { expect, test } from "vitest";
import { completeSearch } from "./complete-search";
import { parseSearchBar, printSearchBar } from "./search-bar-text";
import { outcomes, sessionStatuses } from "./session";
import { defaultFilters, parseSessionFilters, printSessionFilters } from "./session-filters";

const word = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const choice = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .uniqueArray(value, { maxLength: 4, selector: (one) => JSON.stringify(one) })
    .chain((values) =>
      fc
        .nat({ max: values.length })
        .map((at) => ({ include: values.slice(0, at), exclude: values.slice(at) })),
    );
const filters = fc
  .record({
    channels: choice(word),
    outcomes: choice(fc.constantFrom(...outcomes)),
    statuses: choice(fc.constantFrom(...sessionStatuses)),
    languages: choice(word),
    tags: choice(fc.record({ name: word, value: fc.string({ maxLength: 8, unit: "grapheme" }) })),
    users: choice(word),
    durationMs: fc.record({ least: fc.option(fc.nat()), most: fc.constant(null) }),
    messages: fc.record({ least: fc.constant(null), most: fc.option(fc.nat({ max: 999 })) }),
    id: fc.option(word.map((text) => text.trim()).filter((text) => text !== "")),
    includeDeveloper: fc.boolean(),
  })
  .map((part) => ({ ...defaultFilters, ...part }));

test("filters survive the way through the search bar", () => {
  fc.assert(
    fc.property(filters, (original) => {
      const { filters: read, mistakes } = parseSearchBar(printSearchBar(original));
      expect(mistakes).toEqual([]);
      expect(read).toEqual(original);
    }),
  );
});

const fragments = fc.array(
  fc.oneof(
    fc.constantFrom(
      '"',
      "\\",
      ":",
      "-",
      ",",
      "=",
      " ",
      "%",
      "tag:",
      "channel:",
      "-lang:",
      "duration:>",
      "user:",
    ),
    fc.string({ maxLength: 6 }),
  ),
  { maxLength: 40 },
);

test("no text makes the parser throw, what it prints of one is stable, and mistakes lie within it", () => {
  fc.assert(
    fc.property(fragments, (parts) => {
      const text = parts.join("");
      const { filters: read, mistakes } = parseSearchBar(text);
      const printed = printSearchBar(read);
      expect(printSearchBar(parseSearchBar(printed).filters)).toBe(printed);
      for (const { from, to } of mistakes) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
      completeSearch(text, Math.floor(text.length / 2), undefined);
    }),
  );
});

test.each(['"', "a ", "channel:x ", "-tag:a=b ", "x:", ":::", '\\"', "duration:>5m "])(
  "a hundred kilobytes of %j do not hang it",
  (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const before = performance.now();
    expect(parseSearchBar(text).mistakes.every(({ to }) => to <= text.length)).toBe(true);
    // What takes the square of the length takes minutes here; the bound leaves room for a busy machine.
    expect(performance.now() - before).toBeLessThan(5_000);
  },
);

test.each([
  ["channel:msteams,slack", "channel=msteams%2Cslack"],
  ["-lang:ja", "-lang=ja"],
  ["tag:plan=gold", "tag=plan%3Dgold"],
  ['tag:"last order"="two cards"', "tag=last+order%3Dtwo+cards"],
  ["user:u-1", "user=u-1"],
  ['user:"Smith, Ann"', "user=Smith%252C+Ann"],
  ["outcome:drop-off", "outcome=drop-off"],
  ["-status:active", "-status=active"],
  ["duration:>5m", "duration=%3E5m"],
  ["messages:1-5", "messages=1-5"],
  ["id:6b0026e3", "id=6b0026e3"],
  ["developer:include", "developer=include"],
  ["CHANNEL:rtm outcome:agent", "channel=rtm&outcome=agent"],
])("%s is the address %s", (text, address) => {
  const { filters: read, mistakes } = parseSearchBar(text);
  expect(mistakes).toEqual([]);
  expect(read).toEqual(parseSessionFilters(new URLSearchParams(address)).filters);
  expect(printSessionFilters(read).toString()).toBe(address);
});

test.each([
  ["refund", "free-text", ["user:refund", "id:refund"]],
  ["chanel:rtm", "unknown-word", ["channel:rtm"]],
  ["-lng:ja", "unknown-word", ["-lang:ja"]],
  ["-duration:>5m", "not-negatable", ["duration:>5m"]],
  ["status:", "missing-value", ["status:active", "status:closed", "status:unknown"]],
  ["status:open", "bad-value", ["status:active", "status:closed", "status:unknown"]],
  ["tag:plan", "bad-value", []],
  ["messages:few", "bad-value", ["messages:1-5", "messages:>10"]],
  ['user:"Ann', "unclosed-quote", ['user:"Ann"']],
])("%s is a mistake: %s", (text, kind, instead) => {
  const lead = "channel:rtm ";
  const { filters: read, mistakes } = parseSearchBar(lead + text);
  expect(mistakes).toEqual([
    expect.objectContaining({ kind, from: lead.length, to: lead.length + text.length }),
  ]);
  expect(mistakes[0]?.instead.slice(0, 3)).toEqual(instead);
  expect(read).toEqual(parseSearchBar("channel:rtm").filters);
});

test("the range and the order are not of the search bar and stay", () => {
  const base = {
    ...defaultFilters,
    range: { preset: "30d" as const },
    users: { include: ["x"], exclude: [] },
  };
  expect(parseSearchBar("lang:en", base).filters).toEqual({
    ...defaultFilters,
    range: base.range,
    languages: { include: ["en"], exclude: [] },
  });
});

const facets = {
  channels: [
    { value: "rtm", count: 7 },
    { value: "msteams", count: 2 },
  ],
  outcomes: [],
  statuses: [],
  languages: [],
  tags: [{ name: "last order", values: [{ value: "card", count: 3 }] }],
  developer: 0,
};

test.each([
  ["ch", ["channel:"]],
  ["-t", ["-tag:"]],
  ["-du", []],
  ["lang:en status:a", ["active"]],
  ["channel:", ["rtm", "msteams"]],
  ["channel:rtm,ms", ["msteams"]],
  ["tag:", ['"last order"=card']],
  ["nothing:", []],
])("at the end of %j it offers %j", (text, offered) => {
  expect(completeSearch(text, text.length, facets).map((one) => one.text)).toEqual(offered);
});
