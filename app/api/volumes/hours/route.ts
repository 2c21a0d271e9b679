import { route } from "@/lib/server/route";
import { countHours } from "@/lib/server/volumes/count-hours";

export const GET = route({ access: "viewer" }, ({ viewer, search }) => countHours(viewer, search));
