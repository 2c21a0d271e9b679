import * as z from "./schema";

/** How somebody likes to read transcripts; kept in their browser. */
const viewSchema = z.object({
  clock: z.catch(z.enum(["time", "elapsed"]), "time"),
  density: z.catch(z.enum(["comfortable", "dense"]), "comfortable"),
  showsSystem: z.catch(z.boolean(), true),
  showsEverything: z.catch(z.boolean(), false),
});
export type TranscriptView = z.infer<typeof viewSchema>;

/** Takes whatever a browser remembers. */
export function parseTranscriptView(stored: unknown): TranscriptView {
  return viewSchema.parse(typeof stored === "object" && stored !== null ? stored : {});
}
