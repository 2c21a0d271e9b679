import { renewInvitation } from "@/lib/server/members";
import { route } from "@/lib/server/route";

export const POST = route({ access: "administrator" }, ({ viewer, params }) =>
  renewInvitation(viewer, params["accountId"] ?? ""),
);
