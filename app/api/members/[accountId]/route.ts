import { memberChangeSchema } from "@/lib/domain/member";
import { changeMember } from "@/lib/server/members";
import { route } from "@/lib/server/route";

export const PATCH = route(
  { access: "administrator", body: memberChangeSchema },
  ({ viewer, params, body }) => changeMember(viewer, params["accountId"] ?? "", body),
);
