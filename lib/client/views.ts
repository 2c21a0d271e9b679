import { queryOptions } from "@tanstack/react-query";
import * as z from "@/lib/domain/schema";
import { type ViewForm, type ViewMark, viewListSchema } from "@/lib/domain/views";
import { callApi } from "./api";

export function viewsQuery(botId: string) {
  return queryOptions({
    queryKey: ["views", botId],
    queryFn: ({ signal }) =>
      callApi(`/api/views?${new URLSearchParams({ bot: botId })}`, viewListSchema, { signal }),
  });
}

export function saveView(form: ViewForm) {
  return callApi("/api/views", z.object({ id: z.string() }), { method: "POST", body: form });
}

export function changeView(viewId: string, form: ViewForm) {
  return callApi(pathOf(viewId), z.object({}), { method: "PATCH", body: form });
}

export function markView(viewId: string, mark: ViewMark) {
  return callApi(pathOf(viewId), z.object({}), { method: "POST", body: mark });
}

export function removeView(botId: string, viewId: string) {
  return callApi(`${pathOf(viewId)}?${new URLSearchParams({ bot: botId })}`, z.object({}), {
    method: "DELETE",
  });
}

function pathOf(viewId: string): string {
  return `/api/views/${encodeURIComponent(viewId)}`;
}
