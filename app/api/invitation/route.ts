import { passwordFormSchema } from "@/lib/domain/member";
import { acceptInvitation } from "@/lib/server/account";
import { route } from "@/lib/server/route";

export const POST = route(
  { access: "anyone", body: passwordFormSchema },
  async ({ body, token, setSignIn }) => {
    const signedIn = await acceptInvitation(body, token);
    setSignIn(signedIn.token);
    return signedIn.viewer;
  },
);
