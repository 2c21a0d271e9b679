import { shareFormSchema } from "@/lib/domain/share";
import { route } from "@/lib/server/route";
import { listShares, revokeShares } from "@/lib/server/shares/keep-shares";
import { makeShare } from "@/lib/server/shares/make-share";

export const GET = route({ access: "reviewer" }, ({ viewer, search }) => listShares(viewer, search));
export const POST = route({ access: "reviewer", body: shareFormSchema }, ({ viewer, body }) =>
  makeShare(viewer, body),
);
export const DELETE = route({ access: "reviewer" }, ({ viewer, search }) => revokeShares(viewer, search));
