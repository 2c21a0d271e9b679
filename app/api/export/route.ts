import { exportRequestSchema } from "@/lib/domain/export";
import { exportOfAddress, exportSessions } from "@/lib/server/export/export";
import { route } from "@/lib/server/route";

/** Masked unless the request says why it is not; whoever may only look on may not take it along. */
export const POST = route(
  { access: "reviewer", scope: "export", body: exportRequestSchema },
  ({ viewer, body, signal }) => exportSessions(viewer, body, signal),
);

/** For browsers that save what an address leads to. */
export const GET = route({ access: "reviewer", scope: "export" }, ({ viewer, search, signal }) =>
  exportOfAddress(viewer, search, signal),
);
