import { revokeToken } from "@/lib/server/api-tokens";
import { route } from "@/lib/server/route";

export const DELETE = route({ access: "signed-in" }, ({ viewer, params }) =>
  revokeToken(viewer, params["tokenId"] ?? ""),
);
