import { checkReady } from "@/lib/server/readiness";
import { route } from "@/lib/server/route";

export const GET = route({ access: "anyone" }, () => checkReady());
