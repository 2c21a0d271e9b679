import { exportSession } from "@/lib/server/export-session";
import { route } from "@/lib/server/route";

export const GET = route({ access: "reviewer" }, ({ viewer, params, search }) =>
  exportSession(viewer, params["sessionId"] ?? "", search),
);
