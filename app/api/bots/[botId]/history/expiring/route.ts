import { countExpiring } from "@/lib/server/history";
import { route } from "@/lib/server/route";

export const GET = route({ access: "admin" }, ({ viewer, params, search }) =>
  countExpiring(viewer, params["botId"] ?? "", search.get("days")),
);
