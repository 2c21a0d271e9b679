import * as z from "./schema";

const facetValueSchema = z.object({ value: z.string(), count: z.number() });
const facetSchema = z.array(facetValueSchema);
export type FacetValue = z.infer<typeof facetValueSchema>;

/**
 * What the filters of the sessions page can offer for a range, most frequent first. A count is of the sessions under
 * every filter but the facet's own; a value of the range that the other filters leave nothing of counts zero.
 */
export const facetsSchema = z.object({
  channels: facetSchema,
  outcomes: facetSchema,
  statuses: facetSchema,
  languages: facetSchema,
  tasks: facetSchema,
  handlers: facetSchema,
  /** In the zone asked for. */
  weekdays: facetSchema,
  hours: facetSchema,
  tags: z.array(z.object({ name: z.string(), values: facetSchema })),
  /** Sessions of developers under the other filters, whether they are shown or not. */
  developer: z.number(),
});
export type Facets = z.infer<typeof facetsSchema>;
