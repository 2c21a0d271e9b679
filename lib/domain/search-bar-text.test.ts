import fc from "fast-check";
import { expect, test } from "vitest";
import { begunUser, completeSearch } from "./complete-search";
import { parseSearchBar, printSearchBar } from "./search-bar-text";
import { handlers, outcomes, sessionStatuses } from "./session";
import {
  defaultFilters,
  hours,
  parseSessionFilters,
  printSessionFilters,
  sayers,
  weekdays,
} from "./session-filters";
import { parseTextTerms, printTextTerms } from "./text-terms";

const word = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const choice = <Value>(value: fc.Arbitrary<Value>) =>
  fc
    .uniqueArray(value, { maxLength: 4, selector: (one) => JSON.stringify(one) })
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
const filters = fc
  .record({
    channels: choice(word),
    outcomes: choice(fc.constantFrom(...outcomes)),
    statuses: choice(fc.constantFrom(...sessionStatuses)),
    languages: choice(word),
    tags: choice(fc.record({ name: word, value: fc.string({ maxLength: 8, unit: "grapheme" }) })),
    users: choice(word),
    text: terms,
    saidBy: fc.uniqueArray(fc.constantFrom(...sayers)),
    tasks: choice(word),
    handlers: choice(fc.constantFrom(...handlers)),
    weekdays: choice(fc.constantFrom(...weekdays)),
    hours: choice(fc.constantFrom(...hours)),
    durationMs: fc.record({ least: fc.option(fc.nat()), most: fc.constant(null) }),
    messages: fc.record({ least: fc.constant(null), most: fc.option(fc.nat({ max: 999 })) }),
    failures: fc.record({ least: fc.option(fc.nat({ max: 99 })), most: fc.constant(null) }),
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
  ["refund", "q=refund"],
  ['order "no refund" *fund*', "q=order+%22no+refund%22+*fund*"],
  ["said-by:user refund", "said-by=user&q=refund"],
  ['task:"Transfer funds"', "task=Transfer+funds"],
  ["handled-by:agent", "handled-by=agent"],
  ["weekday:mon,tue -hour:9-17", "weekday=mon%2Ctue&-hour=9-17"],
  ["developer:include", "developer=include"],
  ["CHANNEL:rtm outcome:agent", "channel=rtm&outcome=agent"],
])("%s is the address %s", (text, address) => {
  const { filters: read, mistakes } = parseSearchBar(text);
  expect(mistakes).toEqual([]);
  expect(read).toEqual(parseSessionFilters(new URLSearchParams(address)).filters);
  expect(printSessionFilters(read).toString()).toBe(address);
});

test.each([
  ["-refund", "not-negatable", ["refund", '"-refund"']],
  ["*ab*", "short-part", []],
  ["re*und", "bad-star", ["*reund*", '"re*und"']],
  ["?!", "nothing-to-find", []],
  ["said-by:nobody", "bad-value", ["said-by:user", "said-by:bot", "said-by:agent"]],
  ["-said-by:bot", "not-negatable", ["said-by:bot"]],
  ["hour:25", "bad-value", ["hour:9-17", "hour:18-23", "hour:0-5"]],
  ["14:02", "unknown-word", ['"14:02"']],
  ["chanel:rtm", "unknown-word", ["channel:rtm", '"chanel:rtm"']],
  ["-lng:ja", "unknown-word", ["-lang:ja", '"-lng:ja"']],
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
  tasks: [{ value: "Transfer funds", count: 4 }],
  handlers: [],
  weekdays: [],
  hours: [],
  tags: [{ name: "last order", values: [{ value: "card", count: 3 }] }],
  developer: 0,
};

test.each([
  ["ch", ["channel:"]],
  ["-t", ["-tag:", "-task:"]],
  ["-du", []],
  ["lang:en status:a", ["active"]],
  ["channel:", ["rtm", "msteams"]],
  ["channel:rtm,ms", ["msteams"]],
  ["tag:", ['"last order"=card']],
  ["nothing:", []],
  ["task:tr", ['"Transfer funds"']],
  ["refund said-by:u", ["user"]],
  ["user:u-1,Sm", ['"Smith, Ann"']],
])("at the end of %j it offers %j", (text, offered) => {
  const users = ["Smith, Ann"];
  expect(completeSearch(text, text.length, facets, users).map((one) => one.text)).toEqual(offered);
});

test.each([
  ["lang:en user:u-1", "u-1"],
  ["-user:", ""],
  ['user:u-1,"Smith, A', "Smith, A"],
  ["user", null],
  ["task:u", null],
])("what is begun of a user at the end of %j is %j", (text, begun) => {
  expect(begunUser(text, text.length)).toBe(begun);
});
