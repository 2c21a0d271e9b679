import { factorFormSchema, passwordOnlySchema } from "@/lib/domain/account";
import { route } from "@/lib/server/route";
import { confirmFactor, dropFactor } from "@/lib/server/second-factor";

export const POST = route(
  { access: "signed-in", body: factorFormSchema },
  async ({ viewer, body, setSignIn }) => {
    const { token, codes } = await confirmFactor(viewer, body);
    setSignIn(token);
    return { codes };
  },
);

export const DELETE = route({ access: "signed-in", body: passwordOnlySchema }, ({ viewer, body }) =>
  dropFactor(viewer, body),
);
