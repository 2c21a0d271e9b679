import { queryOptions } from "@tanstack/react-query";
import { defaultFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { BucketUnit } from "@/lib/domain/volumes/buckets";
import { headlinesSchema } from "@/lib/domain/volumes/headline";
import { hoursSchema } from "@/lib/domain/volumes/hours";
import { lengthsSchema } from "@/lib/domain/volumes/lengths";
import { type SeriesKind, type SeriesMeasure, seriesSchema } from "@/lib/domain/volumes/series";
import { signalsSchema } from "@/lib/domain/volumes/signals";
import { taskVolumesSchema } from "@/lib/domain/volumes/tasks";
import { userVolumesSchema } from "@/lib/domain/volumes/users";
import { callApi } from "./api";
import { sessionsParameters } from "./sessions";

/** Whose volumes are looked at; days and presets are those of `zone`. */
export type VolumesOf = { botId: string; filters: SessionFilters; zone: string };

export type SeriesQuestion = {
  by: SeriesKind;
  measure: SeriesMeasure;
  /** Null lets the length of the range decide. */
  bucket: BucketUnit | null;
  tagName?: string | null;
  isCompared: boolean;
};

export function seriesQuery(of: VolumesOf, { by, measure, bucket, tagName, isCompared }: SeriesQuestion) {
  return question(of, "", seriesSchema, {
    by,
    measure,
    bucket,
    tagName: tagName ?? null,
    compare: isCompared ? "1" : null,
  });
}

export function headlinesQuery(of: VolumesOf) {
  return question(of, "/headline", headlinesSchema);
}

export function hoursQuery(of: VolumesOf) {
  return question(of, "/hours", hoursSchema);
}

export function lengthsQuery(of: VolumesOf) {
  return question(of, "/lengths", lengthsSchema);
}

export function taskVolumesQuery(of: VolumesOf) {
  return question(of, "/tasks", taskVolumesSchema);
}

export function userVolumesQuery(of: VolumesOf, bucket: BucketUnit | null) {
  return question(of, "/users", userVolumesSchema, { bucket });
}

export function signalsQuery(of: VolumesOf) {
  return question(of, "/signals", signalsSchema);
}

/** A question of one chart; how and when it is asked is for the chart to say. */
export type VolumesQuestion<Answer> = {
  botId: string;
  key: string;
  ask: (signal: AbortSignal) => Promise<Answer>;
};

function question<Answer>(
  { botId, filters, zone }: VolumesOf,
  path: string,
  schema: { parse: (value: unknown) => Answer },
  words: Record<string, string | null> = {},
): VolumesQuestion<Answer> {
  // An order and what belongs to the range make no difference to a count by start.
  const plain = { ...filters, sort: defaultFilters.sort, match: defaultFilters.match };
  const parameters = sessionsParameters(botId, plain, zone);
  for (const [word, value] of Object.entries(words)) if (value !== null) parameters.set(word, value);
  const address = `/api/volumes${path}?${parameters}`;
  return { botId, key: address, ask: (signal) => callApi(address, schema, { signal }) };
}

/** What was shown stays until the next is there, but never another bot's. */
export function volumesOptions<Answer>({ botId, key, ask }: VolumesQuestion<Answer>) {
  return queryOptions({
    queryKey: ["volumes", botId, key],
    queryFn: ({ signal }) => ask(signal),
    placeholderData: (before, query) => (query?.queryKey[1] === botId ? before : undefined),
  });
}
