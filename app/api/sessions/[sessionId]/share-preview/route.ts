import { route } from "@/lib/server/route";
import { previewShare } from "@/lib/server/shares/make-share";

export const GET = route({ access: "reviewer" }, ({ viewer, params, search }) =>
  previewShare(viewer, params["sessionId"] ?? "", search),
);
