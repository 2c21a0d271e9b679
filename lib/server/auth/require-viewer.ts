import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { settingsSectionsFor } from "@/lib/domain/settings-sections";
import { type Viewer, withRole } from "@/lib/domain/viewer";
import { signInCookieName } from "./cookie";
import { viewerOfToken } from "./viewer";

/** Who is looking at this page; asked of the archive once a request. */
export const findViewer = cache(async (): Promise<Viewer | null> => {
  const jar = await cookies();
  return viewerOfToken(jar.get(signInCookieName())?.value);
});

/** For a page: leads to the sign-in page, and from there back to `returnTo`, when nobody is signed in. */
export async function requireViewer(returnTo: string): Promise<Viewer> {
  return (await findViewer()) ?? redirect(`/sign-in?${new URLSearchParams({ returnTo })}`);
}

/** For a page of conversations: as above, and leads an auditor, who reads none, to what they have. */
export async function requireReader(returnTo: string): Promise<Viewer> {
  const viewer = await requireViewer(returnTo);
  const [section] = settingsSectionsFor(viewer);
  return section && withRole(viewer, "viewer").bots.length === 0 ? redirect(section.path) : viewer;
}
