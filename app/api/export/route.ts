import { exportRequestSchema } from "@/lib/domain/export";
import { exportSessions } from "@/lib/server/export/export";
import { route } from "@/lib/server/route";

/** What leaves the product is not masked: whoever may only look on may not take it along. */
export const POST = route({ access: "reviewer", body: exportRequestSchema }, ({ viewer, body, signal }) =>
  exportSessions(viewer, body, signal),
);
