import { viewFormSchema } from "@/lib/domain/views";
import { route } from "@/lib/server/route";
import { getViews, saveView } from "@/lib/server/views";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  getViews(viewer, search.get("bot") ?? ""),
);

export const POST = route({ access: "viewer", body: viewFormSchema }, ({ viewer, body }) =>
  saveView(viewer, body),
);
