import { route } from "@/lib/server/route";
import { countFacets } from "@/lib/server/sessions";

export const GET = route({ access: "viewer" }, ({ viewer, search }) => countFacets(viewer, search));
