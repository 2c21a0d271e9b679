import { route } from "@/lib/server/route";
import { getMessageRecord } from "@/lib/server/transcripts";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, params, search }) =>
  getMessageRecord(viewer, params["sessionId"] ?? "", params["messageId"] ?? "", search.get("bot")),
);
