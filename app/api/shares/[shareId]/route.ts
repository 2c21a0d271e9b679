import { route } from "@/lib/server/route";
import { revokeShare } from "@/lib/server/shares/keep-shares";

export const DELETE = route({ access: "reviewer" }, ({ viewer, params }) =>
  revokeShare(viewer, params["shareId"] ?? ""),
);
