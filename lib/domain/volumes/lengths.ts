import * as z from "../schema";
import { instantSchema } from "../session";

/** Both ends count; null is open. The filters `duration` and `messages` take these bounds as they are. */
const barSchema = z.object({
  least: z.nullable(z.number()),
  most: z.nullable(z.number()),
  count: z.number(),
});
export type LengthBar = z.infer<typeof barSchema>;

/** Of the sessions that started in the range. */
export const lengthsSchema = z.object({
  zone: z.string(),
  from: instantSchema,
  to: instantSchema,
  /** In milliseconds. */
  durations: z.array(barSchema),
  /** Sessions that have not ended, which are in none of the bars. */
  untimed: z.number(),
  messages: z.array(barSchema),
});
export type Lengths = z.infer<typeof lengthsSchema>;
