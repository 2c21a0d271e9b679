import { resolvedRangeSchema } from "@/lib/domain/time-range";
import { route } from "@/lib/server/route";
import { repairRange } from "@/lib/server/sync/coverage";

export const POST = route({ access: "admin", body: resolvedRangeSchema }, ({ viewer, params, body }) =>
  repairRange(viewer, params["botId"] ?? "", body),
);
