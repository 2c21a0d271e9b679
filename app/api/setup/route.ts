import { setupFormSchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { setUp } from "@/lib/server/sign-in";

export const POST = route({ access: "anyone", body: setupFormSchema }, async ({ body, setSignIn }) => {
  const { token, viewer } = await setUp(body);
  setSignIn(token);
  return viewer;
});
