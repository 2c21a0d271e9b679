import { countRemoval } from "@/lib/server/bots/remove-bot";
import { route } from "@/lib/server/route";

export const GET = route({ access: "administrator" }, ({ params }) => countRemoval(params["botId"] ?? ""));
