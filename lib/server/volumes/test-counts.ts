import "server-only";
import type { outcomes } from "@/lib/domain/session";
import { weekdays } from "@/lib/domain/session-filters";
import type { BucketUnit } from "@/lib/domain/volumes/buckets";
import type { Headline } from "@/lib/domain/volumes/headline";
import type { SeriesKind } from "@/lib/domain/volumes/series";
import type { HeldRow } from "./test-conversations";

const hour = 3_600_000;

export function iso(at: number): string {
  return new Date(at).toISOString();
}

export function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** By the calendar that the platform knows, not ours. */
export function clock(at: number, zone: string) {
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
  const weekday = (new Date(`${text.slice(0, 10)}T00:00Z`).getUTCDay() + 6) % 7;
  return { day: text.slice(0, 10), hour: Number(text.slice(11, 13)), weekday };
}

export function label(at: number, zone: string, unit: BucketUnit): string {
  const { day, hour: shown, weekday } = clock(at, zone);
  if (unit === "day") return day;
  if (unit === "month") return day.slice(0, 7);
  if (unit === "week") return iso(Date.parse(day) - weekday * 24 * hour).slice(0, 10);
  // An hour that is shown twice.
  const offset = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).format(at);
  return `${day} ${shown} ${offset}`;
}

export function keysOf(row: HeldRow, by: SeriesKind): string[] {
  if (by === "channel") return [row.channel];
  if (by === "outcome") return [row.outcome];
  if (by === "language") return row.languages;
  return [...new Set(row.tags.flatMap(([name, value]) => (name === "plan" ? value : [])))];
}

export function matches(row: HeldRow, words: URLSearchParams, zone: string): boolean {
  const listOf = (name: string) => words.get(name)?.split(",");
  const { weekday, hour } = clock(row.at, zone);
  const isGold = row.tags.some(([name, value]) => name === "plan" && value === "gold");
  return [
    words.has("developer") || !row.is_developer,
    listOf("channel")?.includes(row.channel) ?? true,
    !listOf("-channel")?.includes(row.channel),
    listOf("outcome")?.includes(row.outcome) ?? true,
    listOf("lang")?.some((one) => row.languages.includes(one)) ?? true,
    !words.has("tag") || isGold,
    !words.has("-tag") || !isGold,
    listOf("task")?.some((one) => row.tasks.includes(one)) ?? true,
    !words.has("said-by") || row.told.some(({ speaker }) => speaker === "agent"),
    listOf("user")?.includes(row.user_id) ?? true,
    listOf("weekday")?.includes(weekdays[weekday] ?? "") ?? true,
    !words.has("hour") || hour >= 22 || hour <= 3,
    !words.has("duration") || (row.duration_ms ?? 0) > 5_000,
    !words.has("messages") || (row.message_count >= 1 && row.message_count <= 4),
  ].every(Boolean);
}

export function measure(rows: HeldRow[], messages: number): Headline {
  const of = (outcome: (typeof outcomes)[number]) => rows.filter((row) => row.outcome === outcome).length;
  const durations = rows.flatMap((row) => row.duration_ms ?? []);
  const duration = median(durations);
  const answers = rows.flatMap(answersOf).map(({ ms }) => ms);
  return {
    sessions: rows.length,
    users: new Set(rows.map((row) => row.user_id)).size,
    messages,
    selfService: of("self-service"),
    dropOff: of("drop-off"),
    handedOver: of("agent"),
    knownOutcomes: rows.length - of("unknown"),
    medianDurationSeconds: duration === null ? null : duration / 1_000,
    timedSessions: durations.length,
    medianResponseMs: median(answers),
    answers: answers.length,
  };
}

/** The lower of the two in the middle. */
export function median(values: number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length / 2) - 1] ?? null;
}

export function answersOf({ told }: HeldRow): { task: string | null; ms: number }[] {
  const people = told.filter(({ speaker }) => speaker !== "system");
  return people.flatMap(({ speaker, at, task }, index) => {
    const asked = people[index - 1];
    if (speaker !== "bot" || asked?.speaker !== "user" || at - asked.at >= 240_000) return [];
    return { task, ms: at - asked.at };
  });
}

export function nextOf(rows: HeldRow[], task: string) {
  const counts = new Map<string, number>();
  for (const { told } of rows) {
    const path = told
      .flatMap((message) => message.task ?? [])
      .filter((one, index, list) => one !== list[index - 1]);
    const next = path.flatMap((one, index) => (one === task ? (path[index + 1] ?? []) : []));
    for (const one of new Set(next)) increase(counts, one);
  }
  const [most] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return most ? { task: most[0], sessions: most[1] } : null;
}
