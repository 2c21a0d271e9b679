import * as z from "../schema";
import { bucketUnits } from "./buckets";
import { seriesMeasures } from "./series";

/** What the main chart is parted by; tags have a chart of their own, as they have names first. */
export const mainKinds = ["channel", "outcome", "language"] as const;
export const shapes = ["stacked", "lines", "share"] as const;
export type Shape = (typeof shapes)[number];

const mostTables = 30;

/** How the volumes page is looked at, beside its filters: words of its address, of which defaults are left out. */
const wordsSchema = z.object({
  /** Null is chosen by the length of the range. */
  bucket: z.catch(z.nullable(z.enum(bucketUnits)), null),
  by: z.catch(z.enum(mainKinds), "channel"),
  measure: z.catch(z.enum(seriesMeasures), "sessions"),
  shape: z.catch(z.enum(shapes), "stacked"),
  compare: z.catch(z.enum(["before", "none"]), "before"),
  /** The tag whose values are shown; null is the first there is. */
  tagName: z.catch(z.nullable(z.string().check(z.minLength(1), z.maxLength(200))), null),
  /** Whether channels beside each other are drawn against one scale. */
  scale: z.catch(z.enum(["same", "own"]), "same"),
  /** The charts that are shown as tables. */
  tables: z.catch(z.array(z.string()), []),
  wall: z.catch(z.enum(["on", "off"]), "off"),
});
export type VolumesView = z.infer<typeof wordsSchema>;

export const defaultView: VolumesView = wordsSchema.parse({});
export const viewWords = Object.keys(defaultView) as (keyof VolumesView)[];

/** What cannot be understood takes its default. */
export function parseVolumesView(parameters: URLSearchParams): VolumesView {
  const words = Object.fromEntries(viewWords.map((word) => [word, parameters.get(word)]));
  const tables = (parameters.get("tables") ?? "").split(",").filter(Boolean).slice(0, mostTables);
  return wordsSchema.parse({ ...words, tables });
}

export function printVolumesView(view: VolumesView): URLSearchParams {
  const printed = new URLSearchParams();
  for (const word of viewWords) {
    const text = String(view[word] ?? "");
    if (text !== String(defaultView[word] ?? "")) printed.set(word, text);
  }
  return printed;
}
