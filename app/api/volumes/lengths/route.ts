import { route } from "@/lib/server/route";
import { countLengths } from "@/lib/server/volumes/count-lengths";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countLengths(viewer, search),
);
