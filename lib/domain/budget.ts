import * as z from "./schema";
import { instantSchema } from "./session";

const windowSchema = z.object({ used: z.number(), most: z.number() });

/** Kore's rolling request limits of one bot, and what of them is used. */
export const budgetSchema = z.object({
  botId: z.string(),
  minute: windowSchema,
  hour: windowSchema,
  /** No call is made before; null when calls are made. */
  pausedUntil: z.nullable(instantSchema),
});
export type Budget = z.infer<typeof budgetSchema>;
