import { testConnection } from "@/lib/server/doctor";
import { route } from "@/lib/server/route";

export const POST = route({ access: "admin", waitsForOthers: true }, ({ viewer, params, signal }) =>
  testConnection(viewer, params["botId"] ?? "", signal),
);
