import { personExportRequestSchema } from "@/lib/domain/history-settings";
import { exportPerson } from "@/lib/server/person-export";
import { route } from "@/lib/server/route";

/** The person is named in the body, so that no address or log holds them. */
export const POST = route(
  { access: "admin", body: personExportRequestSchema },
  ({ viewer, params, body, signal }) => exportPerson(viewer, params["botId"] ?? "", body, signal),
);
