import { anyBounds, isBoundsEmpty } from "./bounds";
import { anyChoice, isChoiceEmpty } from "./choice";
import { defaultFilters, type SessionFilters } from "./session-filters";
import type { RangePreset } from "./time-range";

type LoosePart = Exclude<keyof SessionFilters, "range" | "match" | "sort" | "includeDeveloper">;

/** The parts of the filters that can be let go of, the most particular first. */
const looseParts: { kind: LoosePart; without: Partial<SessionFilters> }[] = [
  { kind: "id", without: { id: null } },
  { kind: "saidBy", without: { saidBy: [] } },
  { kind: "text", without: { text: [], saidBy: [] } },
  { kind: "tags", without: { tags: anyChoice } },
  { kind: "tasks", without: { tasks: anyChoice } },
  { kind: "users", without: { users: anyChoice } },
  { kind: "hours", without: { hours: anyChoice } },
  { kind: "weekdays", without: { weekdays: anyChoice } },
  { kind: "failures", without: { failures: anyBounds } },
  { kind: "messages", without: { messages: anyBounds } },
  { kind: "durationMs", without: { durationMs: anyBounds } },
  { kind: "handlers", without: { handlers: anyChoice } },
  { kind: "outcomes", without: { outcomes: anyChoice } },
  { kind: "statuses", without: { statuses: anyChoice } },
  { kind: "languages", without: { languages: anyChoice } },
  { kind: "channels", without: { channels: anyChoice } },
];

export type Relaxation = { filters: SessionFilters } & (
  | { kind: LoosePart }
  | { kind: "range"; preset: RangePreset }
);

const wider: Record<RangePreset, RangePreset | null> = {
  today: "7d",
  yesterday: "7d",
  "24h": "7d",
  "7d": "30d",
  "30d": "90d",
  "90d": "all",
  all: null,
};

/** What can be let go of when nothing matches, one thing each: the particular first, at last the range. */
export function relaxFilters(filters: SessionFilters): Relaxation[] {
  const relaxations: Relaxation[] = looseParts
    .filter(({ kind }) => isAsked(filters[kind]))
    .map(({ kind, without }) => ({ kind, filters: { ...filters, ...without } }));
  const preset = "preset" in filters.range ? wider[filters.range.preset] : "90d";
  if (preset) relaxations.push({ kind: "range", preset, filters: { ...filters, range: { preset } } });
  return relaxations;
}

function isAsked(part: SessionFilters[LoosePart]): boolean {
  if (part === null || typeof part === "string") return part !== defaultFilters.id;
  if (Array.isArray(part)) return part.length > 0;
  return "least" in part ? !isBoundsEmpty(part) : !isChoiceEmpty(part);
}
