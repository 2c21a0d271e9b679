import { setupFormSchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { setUp } from "@/lib/server/sign-in";

export const POST = route({ access: "anyone", body: setupFormSchema }, async ({ body, token, setSignIn }) => {
  const signedIn = await setUp(body, token);
  setSignIn(signedIn.token);
  return signedIn.viewer;
});
