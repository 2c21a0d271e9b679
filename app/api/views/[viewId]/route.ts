import { viewFormSchema, viewMarkSchema } from "@/lib/domain/views";
import { route } from "@/lib/server/route";
import { changeView, markView, removeView } from "@/lib/server/views";

export const POST = route({ access: "viewer", body: viewMarkSchema }, ({ viewer, params, body }) =>
  markView(viewer, params["viewId"] ?? "", body),
);

export const PATCH = route({ access: "viewer", body: viewFormSchema }, ({ viewer, params, body }) =>
  changeView(viewer, params["viewId"] ?? "", body),
);

export const DELETE = route({ access: "viewer" }, ({ viewer, params, search }) =>
  removeView(viewer, search.get("bot") ?? "", params["viewId"] ?? ""),
);
