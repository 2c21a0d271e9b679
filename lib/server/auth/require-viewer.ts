import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import type { Viewer } from "@/lib/domain/viewer";
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
