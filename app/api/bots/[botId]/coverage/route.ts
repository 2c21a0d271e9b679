import { resolvedRangeSchema } from "@/lib/domain/time-range";
import { route } from "@/lib/server/route";
import { getCoverage, lookAtRange } from "@/lib/server/sync/coverage";

/** Reads only; the POST says that somebody looks, and has what is missing fetched. */
export const GET = route({ access: "viewer", scope: "read" }, ({ viewer, params }) =>
  getCoverage(viewer, params["botId"] ?? ""),
);

export const POST = route({ access: "viewer", body: resolvedRangeSchema }, ({ viewer, params, body }) =>
  lookAtRange(viewer, params["botId"] ?? "", body),
);
