import { route } from "@/lib/server/route";
import { listSessions } from "@/lib/server/sessions";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  listSessions(viewer, search),
);
