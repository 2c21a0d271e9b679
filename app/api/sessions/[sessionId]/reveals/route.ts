import { revealRequestSchema } from "@/lib/domain/masking";
import { hideAgain, reveal } from "@/lib/server/reveals";
import { route } from "@/lib/server/route";

export const POST = route({ access: "reviewer", body: revealRequestSchema }, ({ viewer, params, body }) =>
  reveal(viewer, params["sessionId"] ?? "", body),
);

export const DELETE = route({ access: "reviewer" }, ({ viewer, params, search }) =>
  hideAgain(viewer, params["sessionId"] ?? "", search.get("bot") ?? ""),
);
