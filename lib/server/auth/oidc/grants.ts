import "server-only";
import type { Role } from "@/lib/domain/viewer";
import type { GroupGrant } from "../../oidc-config";

/** Where groups give a bot several roles, the first of these is the one that counts. */
const strongestFirst: Role[] = ["admin", "reviewer", "viewer", "auditor"];

/** What a person of these groups may do, one role for each bot; empty when they may do nothing. */
export function grantsOfGroups(groups: string[], grants: GroupGrant[]): { botId: string; role: Role }[] {
  const given = grants.filter(({ group }) => group === "*" || groups.includes(group));
  const roleOf = new Map<string, Role>();
  for (const role of strongestFirst) {
    for (const grant of given) {
      if (grant.role === role && !roleOf.has(grant.botId)) roleOf.set(grant.botId, role);
    }
  }
  return [...roleOf].map(([botId, role]) => ({ botId, role }));
}
