import { route } from "@/lib/server/route";
import { countHeadlines } from "@/lib/server/volumes/count-headlines";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countHeadlines(viewer, search),
);
