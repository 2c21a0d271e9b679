import { route } from "@/lib/server/route";
import { signOut } from "@/lib/server/sign-in";

export const POST = route({ access: "anyone" }, async ({ token, setSignIn }) => {
  await signOut(token);
  setSignIn(null);
});
