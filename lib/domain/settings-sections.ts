import { permits, type Role, type Viewer, withRole } from "./viewer";

/** The pages of the settings, each with the least role on a bot that has anything to see there. */
const settingsSections = [
  { path: "/settings", name: "bots", least: "admin" },
  { path: "/settings/members", name: "members", least: "admin", isForEveryBot: true },
  { path: "/settings/sharing", name: "sharing", least: "reviewer" },
  { path: "/settings/audit", name: "audit", least: "auditor" },
] as const satisfies {
  path: string;
  name: string;
  least: Role;
  /** Only for those who have the role on every bot. */
  isForEveryBot?: true;
}[];

export type SettingsSection = (typeof settingsSections)[number];

/** The pages themselves decide who may see them; this only leads nobody to a closed door. */
export function settingsSectionsFor(viewer: Viewer): SettingsSection[] {
  return settingsSections.filter((section) => {
    if (permits(viewer.everywhere, section.least)) return true;
    return !("isForEveryBot" in section) && withRole(viewer, section.least).bots.length > 0;
  });
}
