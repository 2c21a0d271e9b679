import { transactionCookie, transactionCookieName } from "@/lib/server/auth/oidc/transaction";
import { finishOidcSignIn } from "@/lib/server/oidc-sign-in";
import { redirectTo, signInPage } from "@/lib/server/redirect";
import { route } from "@/lib/server/route";

const options = { access: "anyone", isLanding: true } as const;

export const GET = route(options, async ({ search, readCookie, token, setSignIn }) => {
  const sealed = readCookie(transactionCookieName());
  const finished = await finishOidcSignIn({ search, sealed, token });
  if ("refusal" in finished) return redirectTo(signInPage(finished), transactionCookie(null));
  setSignIn(finished.token);
  return redirectTo(finished.returnTo, transactionCookie(null));
});
