import "server-only";
import { permits, type Role } from "@/lib/domain/viewer";
import type { Who } from "./principals";
import type { Place } from "./rows";

export type PageRow = {
  /** `reader` is everybody signed in who is no mere auditor. */
  access: Role | "administrator" | "signed-in" | "reader" | "anyone";
  ask?: (place: Place) => { params?: Record<string, string>; search?: Record<string, string> };
  /** 200 unless it says otherwise, here for whom it is, and there for others who are signed in. */
  own?: number[];
  refused?: number[];
};

const ofBot = ({ bot }: Place): Record<string, string> => (bot === null ? {} : { bot });
const reading = (ask: PageRow["ask"]): PageRow => ({ access: "reader", ...(ask && { ask }), refused: [307] });

/** Who may open what: each page has a row here, or the matrix fails. Pages hold no conversations; the API does. */
export const pageRows: Record<string, PageRow> = {
  "/": { access: "anyone", own: [307] },
  "/_global-error": { access: "anyone", own: [404, 500] },
  "/_not-found": { access: "anyone", own: [404] },
  "/account": { access: "signed-in" },
  "/icon.svg": { access: "anyone" },
  "/invitation": { access: "anyone" },
  "/sessions": reading((place) => ({ search: ofBot(place) })),
  "/sessions/[sessionId]": reading((place) => ({
    params: { sessionId: place.sessionId },
    search: ofBot(place),
  })),
  "/settings": { access: "admin", refused: [307, 404] },
  "/settings/audit": { access: "auditor", refused: [404] },
  "/settings/connect": { access: "administrator", refused: [404] },
  "/settings/members": { access: "administrator", refused: [404] },
  "/settings/sharing": { access: "reviewer", refused: [404] },
  "/setup": { access: "anyone" },
  "/share": { access: "anyone" },
  "/sign-in": { access: "anyone", own: [200, 307] },
  "/users/[userId]": reading((place) => ({
    params: { userId: `u-${place.sessionId}` },
    search: ofBot(place),
  })),
  "/volumes": reading((place) => ({ search: ofBot(place) })),
};

/** The statuses with which a page may answer a GET; who has no sign-in is led to the entrance. */
export function expectedPageStatuses(
  { access, own = [200], refused = [] }: PageRow,
  who: Who | null,
): number[] {
  if (access === "anyone") return own;
  if (who === null) return [307];
  return opens(access, who) ? own : refused;
}

function opens(access: PageRow["access"], { role, isEverywhere }: Who): boolean {
  if (access === "anyone" || access === "signed-in") return true;
  if (access === "reader") return role !== "auditor";
  if (access === "administrator") return isEverywhere && role === "admin";
  return permits(role, access);
}
