import * as z from "../schema";
import { instantSchema } from "../session";
import { bucketSchema, bucketUnits } from "./buckets";

export const seriesKinds = ["channel", "outcome", "language", "tag"] as const;
export type SeriesKind = (typeof seriesKinds)[number];

export const seriesMeasures = ["sessions", "messages"] as const;
export type SeriesMeasure = (typeof seriesMeasures)[number];

/** `at` is the place of the bucket; what is not there is zero. */
export const seriesCountSchema = z.object({ at: z.number(), key: z.string(), count: z.number() });
export type SeriesCount = z.infer<typeof seriesCountSchema>;

const stretch = {
  from: instantSchema,
  to: instantSchema,
  buckets: z.array(bucketSchema),
  counts: z.array(seriesCountSchema),
};

/**
 * What lies in the range of its buckets, which are whole and can begin before `from` and end after `to`: sessions by
 * when they started, messages by when they were written. Of languages and tags a session counts for each that it has.
 */
export const seriesSchema = z.object({
  zone: z.string(),
  ...stretch,
  bucket: z.enum(bucketUnits),
  by: z.enum(seriesKinds),
  measure: z.enum(seriesMeasures),
  /** How many keys there are beyond the most frequent, which alone are counted. */
  keysLeftOut: z.number(),
  /** The span of equal length before, of the same keys; null where there is none, absent when it was not asked for. */
  before: z.optional(z.nullable(z.object(stretch))),
});
export type Series = z.infer<typeof seriesSchema>;
