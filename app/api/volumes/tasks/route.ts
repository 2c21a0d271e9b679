import { route } from "@/lib/server/route";
import { countTasks } from "@/lib/server/volumes/count-tasks";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countTasks(viewer, search),
);
