import { viewMarkSchema } from "@/lib/domain/views";
import { route } from "@/lib/server/route";
import { markView, removeView } from "@/lib/server/views";

export const POST = route({ access: "viewer", body: viewMarkSchema }, ({ viewer, params, body }) =>
  markView(viewer, params["viewId"] ?? "", body),
);

export const DELETE = route({ access: "viewer" }, ({ viewer, params, search }) =>
  removeView(viewer, search.get("bot") ?? "", params["viewId"] ?? ""),
);
