import { route } from "@/lib/server/route";

/** The web server answers; nothing else is asked. */
export const GET = route({ access: "anyone" }, async () => ({ status: "alive" }));
