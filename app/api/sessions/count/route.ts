import { route } from "@/lib/server/route";
import { countSessions } from "@/lib/server/sessions";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  countSessions(viewer, search),
);
