import { route } from "@/lib/server/route";
import { getTranscript } from "@/lib/server/transcripts";

export const GET = route({ access: "viewer" }, ({ viewer, params, search }) =>
  getTranscript(viewer, params["sessionId"] ?? "", search.get("bot")),
);
