import { ChartColumn, MessagesSquare, Settings } from "lucide-react";
import type { Role } from "@/lib/domain/viewer";

/** The pages of one bot's sessions, which a bot and filters go along to; `name` is a key of the catalogue. */
const ofSessions = [
  { path: "/sessions", name: "sessions", icon: MessagesSquare },
  { path: "/volumes", name: "volumes", icon: ChartColumn },
] as const;
const ofAdmins = [{ path: "/settings", name: "settings", icon: Settings }] as const;

/** What the rail leads to. */
export const sections = [...ofSessions, ...ofAdmins];

/** The page itself decides who may see it; this only leads nobody to a closed door. */
export function sectionsFor(role: Role): typeof sections {
  return role === "admin" ? sections : sections.filter(({ path }) => path !== "/settings");
}

/** Where a chosen bot or range is to be looked at: the page it is chosen on, if it shows sessions. */
export function sessionsSection(pathname: string): (typeof ofSessions)[number] {
  return ofSessions.find(({ path }) => path === pathname) ?? ofSessions[0];
}
