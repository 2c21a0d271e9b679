import { signInFormSchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { signIn } from "@/lib/server/sign-in";

export const POST = route(
  { access: "anyone", body: signInFormSchema },
  async ({ body, token, setSignIn }) => {
    const signedIn = await signIn(body, token);
    setSignIn(signedIn.token);
    return signedIn.viewer;
  },
);
