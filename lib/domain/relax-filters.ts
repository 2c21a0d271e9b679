import { anyBounds, isBoundsEmpty } from "./bounds";
import { anyChoice, isChoiceEmpty } from "./choice";
import { defaultFilters, type SessionFilters } from "./session-filters";
import type { RangePreset } from "./time-range";

/** The parts of the filters that can be let go of, the most particular first. */
const looseParts = [
  { kind: "id", without: { id: null } },
  { kind: "tags", without: { tags: anyChoice } },
  { kind: "users", without: { users: anyChoice } },
  { kind: "messages", without: { messages: anyBounds } },
  { kind: "durationMs", without: { durationMs: anyBounds } },
  { kind: "outcomes", without: { outcomes: anyChoice } },
  { kind: "statuses", without: { statuses: anyChoice } },
  { kind: "languages", without: { languages: anyChoice } },
  { kind: "channels", without: { channels: anyChoice } },
] as const;

export type Relaxation = { filters: SessionFilters } & (
  | { kind: (typeof looseParts)[number]["kind"] }
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

function isAsked(part: SessionFilters[(typeof looseParts)[number]["kind"]]): boolean {
  if (part === null || typeof part === "string") return part !== defaultFilters.id;
  return "least" in part ? !isBoundsEmpty(part) : !isChoiceEmpty(part);
}
