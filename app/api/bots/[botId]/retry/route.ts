import { resolvedRangeSchema } from "@/lib/domain/time-range";
import { route } from "@/lib/server/route";
import { retryFailedWindows } from "@/lib/server/sync/coverage";

export const POST = route({ access: "viewer", body: resolvedRangeSchema }, ({ viewer, params, body }) =>
  retryFailedWindows(viewer, params["botId"] ?? "", body),
);
