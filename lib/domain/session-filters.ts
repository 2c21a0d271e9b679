import { anyBounds, type Bounds, parseBounds, printBounds } from "./bounds";
import { anyChoice, type Choice, choiceState } from "./choice";
import {
  type Handler,
  handlers,
  instantSchema,
  type Outcome,
  outcomes,
  type SessionStatus,
  sessionStatuses,
} from "./session";
import { parseTextTerms, printTextTerms, type TextTerm } from "./text-terms";
import { rangePresets, type TimeRange } from "./time-range";

export const sortKeys = ["start", "user", "channel", "outcome", "duration", "messages"] as const;
export type SortKey = (typeof sortKeys)[number];

export const sayers = ["user", "bot", "agent"] as const;
export type Sayer = (typeof sayers)[number];

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

/** Each by its beginning. */
export const hours = Array.from({ length: 24 }, (_, hour) => hour);

export type TagFilter = { name: string; value: string };

/**
 * The state of the sessions page, and what `GET /api/sessions` understands; its address is written with
 * `printSessionFilters` and read with `parseSessionFilters`, in the page and in the API alike.
 *
 * A choice is a parameter of its values, parted by commas (`channel=msteams,slack`); a minus before the parameter
 * leaves them out instead (`-channel=sms`). A tag is `tag=<name>=<value>`, one parameter each. `%` and the character
 * that parts are escaped inside a value (`%25`, `%2C`, `%3D`). Bounds are written as in `duration=<30s`,
 * `messages=1-5`, and what is looked for in messages as in the search bar: `q="no refund" order`.
 */
export type SessionFilters = {
  range: TimeRange;
  /** `active`: the session was active at some time in the range; `started`: it began in it. */
  match: "active" | "started";
  /** All of it in one message, written in the range by any of those of `saidBy`. */
  text: TextTerm[];
  saidBy: Sayer[];
  channels: Choice;
  outcomes: Choice<Outcome>;
  statuses: Choice<SessionStatus>;
  /** Sessions that speak any of these, and none of those left out. */
  languages: Choice;
  /** All of the names, any of the values of one name; none of those left out. */
  tags: Choice<TagFilter>;
  tasks: Choice;
  handlers: Choice<Handler>;
  users: Choice;
  /** When the session began, in the viewer's zone. */
  weekdays: Choice<Weekday>;
  hours: Choice<number>;
  durationMs: Bounds;
  messages: Bounds;
  /** How often the bot did not know what was meant. */
  failures: Bounds;
  /** Of a session or of one of its messages. */
  id: string | null;
  includeDeveloper: boolean;
  sort: { key: SortKey; descending: boolean };
};

export const defaultFilters: SessionFilters = {
  range: { preset: "7d" },
  match: "active",
  text: [],
  saidBy: [],
  channels: anyChoice,
  outcomes: anyChoice,
  statuses: anyChoice,
  languages: anyChoice,
  tags: anyChoice,
  tasks: anyChoice,
  handlers: anyChoice,
  users: anyChoice,
  weekdays: anyChoice,
  hours: anyChoice,
  durationMs: anyBounds,
  messages: anyBounds,
  failures: anyBounds,
  id: null,
  includeDeveloper: false,
  sort: { key: "start", descending: true },
};

/** What is wrong in an address, by parameter; an address with faults is answered with all of them. */
export type FilterFault = { parameter: string; value: string };

const listLimit = 50;

/** Reads the filters out of an address. What cannot be understood takes its default and is named in `faults`. */
export function parseSessionFilters(parameters: URLSearchParams): {
  filters: SessionFilters;
  faults: FilterFault[];
} {
  const faults: FilterFault[] = [];
  const fault = (parameter: string, value = parameters.get(parameter) ?? "") =>
    faults.push({ parameter, value });
  const filters: SessionFilters = { ...defaultFilters };

  const preset = parameters.get("range");
  if (parameters.has("from") || parameters.has("to")) {
    const custom = parseSpan(parameters.get("from"), parameters.get("to"));
    if (custom) filters.range = custom;
    else fault(parameters.has("from") ? "from" : "to");
  } else if (preset !== null) {
    const known = rangePresets.find((one) => one === preset);
    if (known) filters.range = { preset: known };
    else fault("range");
  }

  const match = parameters.get("match");
  if (match === "started" || match === "active") filters.match = match;
  else if (match !== null) fault("match");

  const readChoice = <Value>(
    word: string,
    split: (texts: string[]) => string[],
    read: (text: string) => Value | null,
  ): Choice<Value> => {
    const side = (parameter: string) =>
      uniqueValues(
        split(parameters.getAll(parameter))
          .slice(0, listLimit)
          .flatMap((text) => {
            const value = read(text);
            if (value === null) fault(parameter, text);
            return value ?? [];
          }),
      );
    const include = side(word);
    const taken = { include, exclude: [] };
    const exclude = side(`-${word}`).filter((value) => choiceState(taken, value, isSameValue) === null);
    return { include, exclude };
  };
  const readAny = (word: string) => readChoice(word, splitList, (text) => text);
  const readOneOf = <Value extends string>(word: string, values: readonly Value[]) =>
    readChoice(word, splitList, (text) => values.find((value) => value === text) ?? null);
  const text = parseTextTerms(parameters.getAll("q").join(" "));
  filters.text = text.terms;
  for (const one of text.faults) fault("q", one);
  filters.saidBy = readOneOf("said-by", sayers).include;
  filters.channels = readAny("channel");
  filters.outcomes = readOneOf("outcome", outcomes);
  filters.statuses = readOneOf("status", sessionStatuses);
  filters.languages = readAny("lang");
  filters.tags = readChoice("tag", (texts) => texts, parseTag);
  filters.tasks = readAny("task");
  filters.handlers = readOneOf("handled-by", handlers);
  filters.users = readAny("user");
  filters.weekdays = readOneOf("weekday", weekdays);
  filters.hours = readChoice("hour", (texts) => splitList(texts).flatMap(spellHours), readHour);

  const duration = parameters.get("duration");
  const durationMs = duration === null ? anyBounds : parseBounds(duration, "duration");
  if (durationMs) filters.durationMs = durationMs;
  else fault("duration");
  for (const word of ["messages", "failures"] as const) {
    const count = parameters.get(word);
    const bounds = count === null ? anyBounds : parseBounds(count, "count");
    if (bounds) filters[word] = bounds;
    else fault(word);
  }
  filters.id = parameters.get("id")?.trim() || null;

  const developer = parameters.get("developer");
  if (developer === "include") filters.includeDeveloper = true;
  else if (developer !== null) fault("developer");

  const sort = parameters.get("sort");
  if (sort !== null) {
    const key = sortKeys.find((one) => one === sort.replace(/^-/, ""));
    if (key) filters.sort = { key, descending: sort.startsWith("-") };
    else fault("sort");
  }
  return { filters, faults };
}

/** Writes only what differs from the defaults, in a fixed order. */
export function printSessionFilters(filters: SessionFilters): URLSearchParams {
  const parameters = new URLSearchParams();
  if (!("preset" in filters.range)) {
    parameters.set("from", filters.range.from);
    parameters.set("to", filters.range.to);
  } else if (filters.range.preset !== "7d") parameters.set("range", filters.range.preset);
  if (filters.match !== "active") parameters.set("match", filters.match);
  if (filters.saidBy.length > 0) parameters.set("said-by", joinList(filters.saidBy));
  if (filters.text.length > 0) parameters.set("q", printTextTerms(filters.text));
  const writeList = (word: string, { include, exclude }: Choice) => {
    if (include.length > 0) parameters.set(word, joinList(include));
    if (exclude.length > 0) parameters.set(`-${word}`, joinList(exclude));
  };
  writeList("channel", filters.channels);
  writeList("outcome", filters.outcomes);
  writeList("status", filters.statuses);
  writeList("lang", filters.languages);
  for (const tag of filters.tags.include) parameters.append("tag", printTag(tag));
  for (const tag of filters.tags.exclude) parameters.append("-tag", printTag(tag));
  writeList("task", filters.tasks);
  writeList("handled-by", filters.handlers);
  writeList("user", filters.users);
  writeList("weekday", filters.weekdays);
  writeList("hour", {
    include: printHours(filters.hours.include),
    exclude: printHours(filters.hours.exclude),
  });
  const duration = printBounds(filters.durationMs, "duration");
  if (duration) parameters.set("duration", duration);
  const messages = printBounds(filters.messages, "count");
  if (messages) parameters.set("messages", messages);
  const failures = printBounds(filters.failures, "count");
  if (failures) parameters.set("failures", failures);
  if (filters.id) parameters.set("id", filters.id);
  if (filters.includeDeveloper) parameters.set("developer", "include");
  const sort = `${filters.sort.descending ? "-" : ""}${filters.sort.key}`;
  if (sort !== "-start") parameters.set("sort", sort);
  return parameters;
}

export function isSameTag(a: TagFilter, b: TagFilter): boolean {
  return a.name === b.name && a.value === b.value;
}

/** `name=value`, an `=` or `%` in the name escaped, so that the first `=` parts them. */
export function printTag({ name, value }: TagFilter): string {
  return `${escapeText(name, "=")}=${value}`;
}

/** Null without a name or without an `=`. */
export function parseTag(text: string): TagFilter | null {
  const at = text.indexOf("=");
  if (at <= 0) return null;
  return { name: unescapeText(text.slice(0, at), "="), value: text.slice(at + 1) };
}

function readHour(text: string): number | null {
  return /^([01]?\d|2[0-3])$/.test(text) ? Number(text) : null;
}

/** `9-17` is each hour from the one to the other, over midnight too; anything else stays as it is. */
function spellHours(text: string): string[] {
  const [from, to, ...rest] = text.split("-").map(readHour);
  if (from == null || to == null || rest.length > 0) return [text];
  return Array.from({ length: ((to - from + 24) % 24) + 1 }, (_, step) => String((from + step) % 24));
}

/** Hours that follow each other as one. */
export function printHours(chosen: number[]): string[] {
  const printed: string[] = [];
  for (let start = 0; start < chosen.length; ) {
    let end = start;
    while (end + 1 < chosen.length && chosen[end + 1] === ((chosen[end] ?? 0) + 1) % 24) end += 1;
    printed.push(
      end > start + 1 ? `${chosen[start]}-${chosen[end]}` : chosen.slice(start, end + 1).join(","),
    );
    start = end + 1;
  }
  return printed.flatMap((part) => part.split(","));
}

function parseSpan(from: string | null, to: string | null): TimeRange | null {
  const [start, end] = [instantSchema.safeParse(from), instantSchema.safeParse(to)];
  return start.success && end.success && start.data < end.data ? { from: start.data, to: end.data } : null;
}

function splitList(texts: string[]): string[] {
  return texts
    .flatMap((text) => text.split(","))
    .map((text) => unescapeText(text, ","))
    .filter(Boolean);
}

function joinList(values: string[]): string {
  return values.map((value) => escapeText(value, ",")).join(",");
}

function escapeText(text: string, separator: "," | "="): string {
  return text.replaceAll("%", "%25").replaceAll(separator, encodeURIComponent(separator));
}

function unescapeText(text: string, separator: "," | "="): string {
  return text.replaceAll(encodeURIComponent(separator), separator).replaceAll("%25", "%");
}

function uniqueValues<Value>(values: Value[]): Value[] {
  return values.filter((value, index) => values.findIndex((other) => isSameValue(other, value)) === index);
}

function isSameValue(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
