import "server-only";
import { permits, type Role } from "@/lib/domain/viewer";
import type { Row } from "./rows";

export type Who = { role: Role | null; isEverywhere: boolean };

/** Whose the second bot is is nobody's but the last one's; null is who has no live sign-in. */
export const principals = {
  "somebody without a sign-in": null,
  "somebody whose sign-in is over": null,
  "somebody who was disabled": null,
  "somebody without a bot": { role: null, isEverywhere: false },
  "an auditor": { role: "auditor", isEverywhere: false },
  "a viewer": { role: "viewer", isEverywhere: false },
  "a reviewer": { role: "reviewer", isEverywhere: false },
  "an admin": { role: "admin", isEverywhere: false },
  "an admin of every bot": { role: "admin", isEverywhere: true },
} satisfies Record<string, Who | null>;
export type Principal = keyof typeof principals;

export const principalNames = Object.keys(principals) as Principal[];

/** Whether the door opens to somebody signed in; on which bots is asked later. */
export function admits({ access }: Pick<Row, "access">, { role, isEverywhere }: Who): boolean {
  if (access === "signed-in" || access === "anyone") return true;
  if (access === "administrator") return isEverywhere && role === "admin";
  // To somebody without any bot every bot is a missing one.
  return role === null || permits(role, access);
}

export type Whose = "own" | "foreign" | "missing";

/** The statuses with which a route may answer. */
export function expectedStatuses(row: Row, who: Who | null, whose: Whose): number[] {
  const own = row.own ?? [200];
  if (row.access === "anyone") return own;
  if (who === null) return [401];
  if (!admits(row, who)) return [403];
  if (row.isPlaceless) return own;
  if (who.role === null || whose === "missing") return [404];
  return whose === "own" || who.isEverywhere ? own : [404];
}
