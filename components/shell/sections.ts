import { ChartColumn, MessagesSquare, Settings } from "lucide-react";
import { hasSettings, type Viewer, withRole } from "@/lib/domain/viewer";

/** The pages of one bot's sessions, which a bot and filters go along to; `name` is a key of the catalogue. */
const ofSessions = [
  { path: "/sessions", name: "sessions", icon: MessagesSquare },
  { path: "/volumes", name: "volumes", icon: ChartColumn },
] as const;
const ofSettings = [{ path: "/settings", name: "settings", icon: Settings }] as const;

/** What the rail leads to. */
export const sections = [...ofSessions, ...ofSettings];

/** The page itself decides who may see it; this only leads nobody to a closed door. */
export function sectionsFor(viewer: Viewer): readonly (typeof sections)[number][] {
  const isReader = withRole(viewer, "viewer").bots.length > 0;
  // Without any bot the pages of sessions say what to do about it.
  return [
    ...(isReader || !hasSettings(viewer) ? ofSessions : []),
    ...(hasSettings(viewer) ? ofSettings : []),
  ];
}

/** Where a chosen bot or range is to be looked at: the page it is chosen on, if it shows sessions. */
export function sessionsSection(pathname: string): (typeof ofSessions)[number] {
  return ofSessions.find(({ path }) => path === pathname) ?? ofSessions[0];
}
