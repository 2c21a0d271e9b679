import { invitationFormSchema } from "@/lib/domain/member";
import { inviteMember, listMembers } from "@/lib/server/members";
import { route } from "@/lib/server/route";

export const GET = route({ access: "administrator" }, ({ search }) => listMembers(search));

export const POST = route({ access: "administrator", body: invitationFormSchema }, ({ viewer, body }) =>
  inviteMember(viewer, body),
);
