import { queryOptions } from "@tanstack/react-query";
import {
  type InvitationForm,
  invitationSchema,
  type MemberChange,
  memberSchema,
  membersSchema,
} from "@/lib/domain/member";
import { callApi } from "./api";

export function membersQuery(words: string) {
  return queryOptions({
    queryKey: ["members", words],
    queryFn: ({ signal }) =>
      callApi(`/api/members?${new URLSearchParams(words ? { words } : {})}`, membersSchema, { signal }),
    placeholderData: (before) => before,
  });
}

export function inviteMember(body: InvitationForm) {
  return callApi("/api/members", invitationSchema, { method: "POST", body });
}

/** Another address at which the member chooses a password. */
export function renewInvitation(id: string) {
  return callApi(`${address(id)}/invitation`, invitationSchema, { method: "POST" });
}

export function changeMember(id: string, body: MemberChange) {
  return callApi(address(id), memberSchema, { method: "PATCH", body });
}

export function endSignIns(id: string) {
  return callApi(`${address(id)}/sign-out`, memberSchema, { method: "POST" });
}

function address(id: string): string {
  return `/api/members/${encodeURIComponent(id)}`;
}
