import { route } from "@/lib/server/route";
import { matchUsers } from "@/lib/server/users";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  matchUsers(viewer, search),
);
