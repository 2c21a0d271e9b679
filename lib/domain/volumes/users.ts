import * as z from "../schema";
import { instantSchema } from "../session";
import { bucketSchema, bucketUnits } from "./buckets";

/** Different users of the sessions that started in each bucket. */
export const userVolumesSchema = z.object({
  zone: z.string(),
  from: instantSchema,
  to: instantSchema,
  bucket: z.enum(bucketUnits),
  buckets: z.array(bucketSchema),
  /** One for each bucket; a user is new where their first session with the bot, of all that are held, lies in it. */
  counts: z.array(z.object({ fresh: z.number(), returning: z.number() })),
});
export type UserVolumes = z.infer<typeof userVolumesSchema>;
