import { archive } from "@/lib/server/archive/database";
import { createSetupToken } from "@/lib/server/auth/setup";
import { config } from "@/lib/server/config";
import { signInOptions } from "@/lib/server/sign-in";

/** Tells the person at the terminal where to go; the address, and that of the first admin's setup while there is none. */
export async function announce(): Promise<{ url: string; setupUrl: string | null }> {
  const { publicUrl, isSandbox } = config();
  const { demo, oidc } = await signInOptions();
  // Groups make admins then; without single sign-on, a start prints the address again.
  const token = demo || oidc ? null : await createSetupToken(archive());
  const setupUrl = token && `${publicUrl}/setup#${token}`;
  console.log(`\nBackscroll is ready: ${publicUrl}`);
  if (isSandbox) console.log("No bot is configured, so it shows a sandbox with generated conversations.");
  if (demo) console.log("Open the address and choose a demo role.");
  if (oidc) console.log("People sign in at the identity provider; its groups say what they may do.");
  if (setupUrl) console.log(`There is no account yet. Make the first one within an hour: ${setupUrl}`);
  console.log("Ctrl-C stops it.\n");
  return { url: publicUrl, setupUrl };
}
