import { route } from "@/lib/server/route";
import { countVolumes } from "@/lib/server/volumes";

export const GET = route({ access: "viewer" }, ({ viewer, search }) => countVolumes(viewer, search));
