import { route } from "@/lib/server/route";
import { countSeries } from "@/lib/server/volumes/count-series";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countSeries(viewer, search),
);
