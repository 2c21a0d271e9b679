import { exportSession } from "@/lib/server/export-session";
import { route } from "@/lib/server/route";

export const GET = route({ access: "reviewer", scope: "export" }, ({ viewer, params, search }) =>
  exportSession(viewer, params["sessionId"] ?? "", search),
);
