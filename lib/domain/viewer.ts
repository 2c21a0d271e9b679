import * as z from "./schema";

export const roles = ["viewer", "reviewer", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

export const botSchema = z.object({ id: z.string(), name: z.string(), isSandbox: z.boolean() });
export type Bot = z.infer<typeof botSchema>;

export const viewerSchema = z.object({
  id: z.string(),
  name: z.string(),
  role: roleSchema,
  isDemo: z.boolean(),
  /** The bots this viewer may see, in the order of the settings. */
  bots: z.array(botSchema),
});
export type Viewer = z.infer<typeof viewerSchema>;
