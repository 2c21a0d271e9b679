import { tokenFormSchema } from "@/lib/domain/api-token";
import { listTokens, makeToken } from "@/lib/server/api-tokens";
import { route } from "@/lib/server/route";

export const GET = route({ access: "signed-in" }, ({ viewer }) => listTokens(viewer));

export const POST = route({ access: "signed-in", body: tokenFormSchema }, ({ viewer, body }) =>
  makeToken(viewer, body),
);
