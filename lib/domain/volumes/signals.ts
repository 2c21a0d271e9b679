import * as z from "../schema";
import { instantSchema } from "../session";

/** A channel that fell silent, or had at least twice of what is usual, in a stretch of whole hours. */
export const signalSchema = z.object({
  channel: z.string(),
  kind: z.enum(["silent", "doubled"]),
  from: instantSchema,
  to: instantSchema,
  hours: z.number(),
  /** Sessions that started in the stretch. */
  count: z.number(),
  /** In the same hours of the weeks before. */
  usual: z.object({ median: z.number(), least: z.number(), most: z.number() }),
  /** How many weeks that rests on. */
  weeks: z.number(),
});
export type Signal = z.infer<typeof signalSchema>;

export const signalsSchema = z.object({
  zone: z.string(),
  /** The hours that were looked at. */
  from: instantSchema,
  to: instantSchema,
  signals: z.array(signalSchema),
});
export type Signals = z.infer<typeof signalsSchema>;
