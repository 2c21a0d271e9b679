import { signInFormSchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { signIn } from "@/lib/server/sign-in";

export const POST = route({ access: "anyone", body: signInFormSchema }, async ({ body, setSignIn }) => {
  const { token, viewer } = await signIn(body);
  setSignIn(token);
  return viewer;
});
