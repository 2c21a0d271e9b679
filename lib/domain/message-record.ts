import * as z from "./schema";

/** A message as Kore sent it, without what nobody may read. */
export const messageRecordSchema = z.object({ record: z.record(z.string(), z.unknown()) });
export type MessageRecord = z.infer<typeof messageRecordSchema>;
