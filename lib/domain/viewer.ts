import * as z from "./schema";

export const roles = ["auditor", "viewer", "reviewer", "admin"] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** What each role may do besides its own; an auditor reads the audit and no conversation. */
const contained: Record<Role, readonly Role[]> = {
  auditor: [],
  viewer: [],
  reviewer: ["viewer"],
  admin: ["auditor", "viewer", "reviewer"],
};

export function permits(role: Role | null, least: Role): boolean {
  return role !== null && (role === least || contained[role].includes(least));
}

export const botSchema = z.object({ id: z.string(), name: z.string(), isSandbox: z.boolean() });
export type Bot = z.infer<typeof botSchema>;

export const grantedBotSchema = z.extend(botSchema, {
  /** The viewer's on this bot. */
  role: roleSchema,
});
export type GrantedBot = z.infer<typeof grantedBotSchema>;

export const viewerSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** The role of a grant on every bot, those configured later too; null where bots are granted one by one. */
  everywhere: z.nullable(roleSchema),
  isDemo: z.boolean(),
  /** The bots this viewer may see, in the order of the settings. */
  bots: z.array(grantedBotSchema),
});
export type Viewer = z.infer<typeof viewerSchema>;

/** The viewer with no more than the bots on which they have at least this role. */
export function withRole(viewer: Viewer, least: Role): Viewer {
  return { ...viewer, bots: viewer.bots.filter(({ role }) => permits(role, least)) };
}

/** Null for a bot that is not the viewer's. */
export function roleOn(viewer: Viewer, botId: string): Role | null {
  return viewer.bots.find(({ id }) => id === botId)?.role ?? null;
}

/** Whoever may do more than read has something in the settings. */
export function hasSettings({ everywhere, bots }: Viewer): boolean {
  return [everywhere, ...bots.map(({ role }) => role)].some((role) => role !== null && role !== "viewer");
}
