import { route } from "@/lib/server/route";
import { readSignals } from "@/lib/server/volumes/read-signals";

export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, search }) =>
  readSignals(viewer, search),
);
