import { demoFormSchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { signInAsDemo } from "@/lib/server/sign-in";

export const POST = route({ access: "anyone", body: demoFormSchema }, async ({ body, setSignIn }) => {
  const { token, viewer } = await signInAsDemo(body.role);
  setSignIn(token);
  return viewer;
});
