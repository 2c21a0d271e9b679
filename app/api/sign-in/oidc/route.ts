import { transactionCookie } from "@/lib/server/auth/oidc/transaction";
import { startOidcSignIn } from "@/lib/server/oidc-sign-in";
import { redirectTo, signInPage } from "@/lib/server/redirect";
import { route } from "@/lib/server/route";

/** A navigation, as a form's answer may not lead to another site (`form-action 'self'`). */
export const GET = route({ access: "anyone" }, async ({ search }) => {
  const started = await startOidcSignIn(search.get("returnTo"));
  if ("refusal" in started) return redirectTo(signInPage(started));
  return redirectTo(started.address, transactionCookie(started.sealed));
});
