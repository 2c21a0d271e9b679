import * as z from "./schema";

export const problemCodes = [
  "bad-request",
  "unauthenticated",
  "code-needed",
  "forbidden",
  "not-found",
  "conflict",
  "too-many",
  "upstream",
  "unavailable",
  "internal",
] as const;
export const problemCodeSchema = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCodeSchema>;

/** The body of every unsuccessful reply of our API. */
export const problemSchema = z.object({
  error: z.object({ code: problemCodeSchema, message: z.string(), requestId: z.string() }),
});
