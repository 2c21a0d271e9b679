import * as z from "../schema";
import { instantSchema } from "../session";

/** Sessions by the weekday and hour, of the zone's clock, at which they started. */
export const hoursSchema = z.object({
  zone: z.string(),
  from: instantSchema,
  to: instantSchema,
  /** Seven rows from Monday, of 24 counts from midnight. */
  counts: z.array(z.array(z.number())),
});
export type Hours = z.infer<typeof hoursSchema>;
