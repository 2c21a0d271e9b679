import "server-only";
import * as z from "zod";

const columnSchema = z.object({ name: z.string(), type: z.string() });

/** The first line of a backup. The rows of its tables follow in their order, one a line, and then the digests. */
export const manifestSchema = z.object({
  backscroll: z.literal("backup"),
  format: z.number(),
  /** The last migration of the archive that it was made of. */
  schemaVersion: z.number(),
  madeAt: z.string(),
  tables: z.array(z.object({ name: z.string(), columns: z.array(columnSchema), rows: z.number() })),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const digestsSchema = z.object({ digests: z.record(z.string(), z.string()) });

/** Of the file itself; what it holds has the number of its schema. */
export const backupFormat = 1;
