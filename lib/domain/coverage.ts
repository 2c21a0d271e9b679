import * as z from "./schema";
import { instantSchema } from "./session";

/** Why a window could not be fetched; each has its sentence in the catalogue. */
export const failureCodes = [
  "credentials",
  "scope",
  "unreachable",
  "limited",
  "upstream",
  "malformed",
  "rejected",
  "internal",
] as const;
export const failureCodeSchema = z.enum(failureCodes);
export type FailureCode = z.infer<typeof failureCodeSchema>;

const spanSchema = z.object({ from: instantSchema, to: instantSchema });

export const coverageSchema = z.object({
  botId: z.string(),
  /** What the archive holds, merged, oldest first. */
  covered: z.array(spanSchema),
  /** What has been asked for and is not there yet, merged, oldest first. */
  pending: z.array(spanSchema),
  failed: z.array(
    z.object({
      from: instantSchema,
      to: instantSchema,
      code: failureCodeSchema,
      /** What Kore said, cut and stripped of secrets; null when it said nothing. */
      detail: z.nullable(z.string()),
      failedAt: instantSchema,
      /** When it is tried again by itself; null when it waits for a person. */
      nextAttemptAt: z.nullable(instantSchema),
    }),
  ),
  /** What is held although Kore had announced more than it gave, read twice. */
  doubtful: z.optional(z.array(z.object({ from: instantSchema, to: instantSchema, missing: z.number() }))),
  /** Recent hours are known up to here; null before the first fetch. */
  freshUntil: z.nullable(instantSchema),
  windowsDone: z.number(),
  windowsTotal: z.number(),
  sessionCount: z.number(),
});
export type Coverage = z.infer<typeof coverageSchema>;
