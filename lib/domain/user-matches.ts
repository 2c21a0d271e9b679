import * as z from "./schema";

/** Ids of users that begin alike. */
export const userMatchesSchema = z.object({ users: z.array(z.string()) });
export type UserMatches = z.infer<typeof userMatchesSchema>;
