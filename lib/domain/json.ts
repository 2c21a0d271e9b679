import * as z from "./schema";

/** Any JSON, or none: for what is another's to judge. */
export const jsonSchema = z.unknown();
