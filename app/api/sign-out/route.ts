import { route } from "@/lib/server/route";
import { signOut } from "@/lib/server/sign-in";
import { signedOut } from "@/lib/server/signed-out";

export const POST = route({ access: "anyone" }, async ({ viewer, token, setSignIn }) => {
  await signOut(viewer, token);
  setSignIn(null);
  return signedOut();
});
