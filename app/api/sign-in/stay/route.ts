import { route } from "@/lib/server/route";
import { readSignIn, staySignedIn } from "@/lib/server/sign-in";

export const GET = route({ access: "signed-in" }, ({ token }) => readSignIn(token));

export const POST = route({ access: "signed-in" }, async ({ token: before, setSignIn }) => {
  const { rest, token } = await staySignedIn(before);
  if (token) setSignIn(token);
  return rest;
});
