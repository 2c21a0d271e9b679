import { exportAudit } from "@/lib/server/audit/read-audit";
import { route } from "@/lib/server/route";

export const GET = route({ access: "auditor", scope: "export" }, ({ viewer, search, signal }) =>
  exportAudit(viewer, search, signal),
);
