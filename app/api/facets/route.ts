import { route } from "@/lib/server/route";
import { countFacets } from "@/lib/server/sessions";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countFacets(viewer, search),
);
