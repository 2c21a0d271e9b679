import { route } from "@/lib/server/route";
import { countUsers } from "@/lib/server/volumes/count-users";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countUsers(viewer, search),
);
