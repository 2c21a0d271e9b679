import { route } from "@/lib/server/route";
import { countHours } from "@/lib/server/volumes/count-hours";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countHours(viewer, search),
);
