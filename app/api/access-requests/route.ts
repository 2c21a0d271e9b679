import { accessRequestFormSchema } from "@/lib/domain/access-request";
import { listRequests, requestAccess } from "@/lib/server/access-requests";
import { route } from "@/lib/server/route";

export const GET = route({ access: "admin" }, ({ viewer }) => listRequests(viewer));
export const POST = route({ access: "signed-in", body: accessRequestFormSchema }, ({ viewer, body }) =>
  requestAccess(viewer, body.botId),
);
