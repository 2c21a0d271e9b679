import { printMetrics } from "@/lib/server/metrics/print-metrics";
import { route } from "@/lib/server/route";

/** For Prometheus; who may read it is decided by a setting and not by a sign-in. */
export const GET = route({ access: "anyone" }, ({ readHeader }) => printMetrics(readHeader));
