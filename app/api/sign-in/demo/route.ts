import { demoFormSchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { signInAsDemo } from "@/lib/server/sign-in";

export const POST = route({ access: "anyone", body: demoFormSchema }, async ({ body, token, setSignIn }) => {
  const signedIn = await signInAsDemo(body.role, token);
  setSignIn(signedIn.token);
  return signedIn.viewer;
});
