import { erasureRequestSchema } from "@/lib/domain/history-settings";
import { erasePerson } from "@/lib/server/erasure";
import { route } from "@/lib/server/route";

/** The person is named in the body, so that no address or log holds them. */
export const POST = route({ access: "admin", body: erasureRequestSchema }, ({ viewer, params, body }) =>
  erasePerson(viewer, params["botId"] ?? "", body),
);
