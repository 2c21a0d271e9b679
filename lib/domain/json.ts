import * as z from "zod/mini";

/** Any JSON, or none: for what is another's to judge. */
export const jsonSchema = z.unknown();
