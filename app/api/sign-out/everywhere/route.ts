import { route } from "@/lib/server/route";
import { signOutEverywhere } from "@/lib/server/sign-in";
import { signedOut } from "@/lib/server/signed-out";

export const POST = route({ access: "signed-in" }, async ({ viewer, setSignIn }) => {
  await signOutEverywhere(viewer);
  setSignIn(null);
  return signedOut();
});
