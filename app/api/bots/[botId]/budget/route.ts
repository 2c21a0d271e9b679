import { getBudget } from "@/lib/server/budget";
import { route } from "@/lib/server/route";

export const GET = route({ access: "admin" }, ({ viewer, params }) =>
  getBudget(viewer, params["botId"] ?? ""),
);
