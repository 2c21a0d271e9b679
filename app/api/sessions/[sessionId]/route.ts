import { route } from "@/lib/server/route";
import { replyTranscript } from "@/lib/server/transcripts";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, params, search }) =>
  replyTranscript(viewer, params["sessionId"] ?? "", search.get("bot")),
);
