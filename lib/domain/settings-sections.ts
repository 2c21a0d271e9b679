import { permits, type Role, type Viewer, withRole } from "./viewer";

/** The pages of the settings, each with the least role on a bot that has anything to see there. */
const settingsSections = [
  { path: "/settings", name: "bots", least: "admin" },
  { path: "/settings/sharing", name: "sharing", least: "reviewer" },
  { path: "/settings/audit", name: "audit", least: "auditor" },
] as const satisfies {
  path: string;
  name: string;
  least: Role;
}[];

export type SettingsSection = (typeof settingsSections)[number];

/** The pages themselves decide who may see them; this only leads nobody to a closed door. */
export function settingsSectionsFor(viewer: Viewer): SettingsSection[] {
  return settingsSections.filter(
    ({ least }) => withRole(viewer, least).bots.length > 0 || permits(viewer.everywhere, least),
  );
}
