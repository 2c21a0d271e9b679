import type { Bounds } from "../bounds";
import type { Outcome } from "../session";
import type { SessionFilters, TagFilter, Weekday } from "../session-filters";

/** What a mark stands for; what it does not name stays as the page's filters have it. */
export type ListPart = {
  /** Epoch milliseconds. */
  from: number;
  to: number;
  /** Sessions that started in it unless it says otherwise. */
  match?: SessionFilters["match"];
  channels?: string[];
  outcomes?: Outcome[];
  languages?: string[];
  tag?: TagFilter;
  task?: string;
  weekday?: Weekday;
  hour?: number;
  durationMs?: Bounds;
  messages?: Bounds;
  failures?: Bounds;
  sort?: SessionFilters["sort"];
};

/** The filters whose list has exactly the sessions that a mark counts. */
export function listFilters(filters: SessionFilters, part: ListPart): SessionFilters {
  const only = <Value>(value: Value | undefined, otherwise: { include: Value[]; exclude: Value[] }) =>
    value === undefined ? otherwise : { include: [value], exclude: [] };
  const onlyAny = <Value>(values: Value[] | undefined, otherwise: { include: Value[]; exclude: Value[] }) =>
    values === undefined ? otherwise : { include: values, exclude: [] };
  const { tag } = part;
  return {
    ...filters,
    range: { from: new Date(part.from).toISOString(), to: new Date(part.to).toISOString() },
    match: part.match ?? "started",
    channels: onlyAny(part.channels, filters.channels),
    outcomes: onlyAny(part.outcomes, filters.outcomes),
    languages: onlyAny(part.languages, filters.languages),
    tasks: only(part.task, filters.tasks),
    weekdays: only(part.weekday, filters.weekdays),
    hours: only(part.hour, filters.hours),
    tags: tag
      ? {
          include: [...filters.tags.include.filter(({ name }) => name !== tag.name), tag],
          exclude: filters.tags.exclude,
        }
      : filters.tags,
    durationMs: within(filters.durationMs, part.durationMs),
    messages: within(filters.messages, part.messages),
    failures: within(filters.failures, part.failures),
    sort: part.sort ?? filters.sort,
  };
}

/** What lies in both. */
function within(a: Bounds, b: Bounds | undefined): Bounds {
  if (!b) return a;
  return { least: largest(a.least, b.least), most: smallest(a.most, b.most) };
}

function largest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}

function smallest(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}
