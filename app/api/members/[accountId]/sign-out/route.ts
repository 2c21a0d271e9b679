import { endSignIns } from "@/lib/server/members";
import { route } from "@/lib/server/route";

export const POST = route({ access: "administrator" }, ({ viewer, params }) =>
  endSignIns(viewer, params["accountId"] ?? ""),
);
