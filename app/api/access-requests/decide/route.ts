import { accessDecisionSchema } from "@/lib/domain/access-request";
import { decideRequest } from "@/lib/server/access-requests";
import { route } from "@/lib/server/route";

export const POST = route({ access: "admin", body: accessDecisionSchema }, ({ viewer, body }) =>
  decideRequest(viewer, body),
);
