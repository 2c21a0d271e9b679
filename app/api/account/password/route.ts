import { passwordChangeSchema } from "@/lib/domain/account";
import { changePassword } from "@/lib/server/account";
import { route } from "@/lib/server/route";

export const POST = route(
  { access: "signed-in", body: passwordChangeSchema },
  async ({ viewer, body, setSignIn }) => {
    const signedIn = await changePassword(viewer, body);
    setSignIn(signedIn.token);
    return signedIn.viewer;
  },
);
