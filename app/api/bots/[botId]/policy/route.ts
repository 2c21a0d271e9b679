import { sharePolicyFormSchema } from "@/lib/domain/share";
import { route } from "@/lib/server/route";
import { getSharePolicy, setSharePolicy } from "@/lib/server/shares/keep-shares";

export const GET = route({ access: "viewer" }, ({ viewer, params }) =>
  getSharePolicy(viewer, params["botId"] ?? ""),
);
export const PATCH = route({ access: "admin", body: sharePolicyFormSchema }, ({ viewer, params, body }) =>
  setSharePolicy(viewer, params["botId"] ?? "", body),
);
