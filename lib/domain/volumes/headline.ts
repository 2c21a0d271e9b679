import * as z from "../schema";
import { instantSchema } from "../session";
import { bucketSchema, bucketUnits } from "./buckets";

/** Of the sessions that started in the range, but for messages and answers, which were written in it. */
export const headlineSchema = z.object({
  sessions: z.number(),
  /** Different ones. */
  users: z.number(),
  messages: z.number(),
  selfService: z.number(),
  dropOff: z.number(),
  handedOver: z.number(),
  /** Sessions of which Kore told the outcome: the sum of the three. */
  knownOutcomes: z.number(),
  /** Of the sessions that have ended; null when there is none. */
  medianDurationSeconds: z.nullable(z.number()),
  timedSessions: z.number(),
  /** How long a user waited for the bot's next message; null when it answered nothing. */
  medianResponseMs: z.nullable(z.number()),
  answers: z.number(),
});
export type Headline = z.infer<typeof headlineSchema>;

export const headlinesSchema = z.object({
  zone: z.string(),
  from: instantSchema,
  to: instantSchema,
  current: headlineSchema,
  /** Of the span of equal length before; null where there is none. */
  before: z.nullable(z.extend(headlineSchema, { from: instantSchema, to: instantSchema })),
  sparks: z.object({
    bucket: z.enum(bucketUnits),
    buckets: z.array(bucketSchema),
    /** One for each bucket. */
    points: z.array(headlineSchema),
  }),
});
export type Headlines = z.infer<typeof headlinesSchema>;
