import { queryOptions } from "@tanstack/react-query";
import {
  type ErasureRequest,
  erasureSchema,
  expiringSchema,
  type HistoryChange,
  historySettingsSchema,
  type PersonExportRequest,
} from "@/lib/domain/history-settings";
import { callApi } from "./api";
import { callForFile } from "./file-reply";
import { saveFile } from "./save-file";

const pollMs = 10_000;

export function historyQuery(botId: string) {
  return queryOptions({
    queryKey: ["history", botId],
    queryFn: ({ signal }) => callApi(address(botId, "history"), historySettingsSchema, { signal }),
    refetchInterval: pollMs,
  });
}

export function changeHistory(botId: string, change: HistoryChange) {
  return callApi(address(botId, "history"), historySettingsSchema, { method: "PATCH", body: change });
}

/** What a retention of so many days would take out now. */
export function countExpiring(botId: string, days: number) {
  return callApi(`${address(botId, "history/expiring")}?days=${days}`, expiringSchema, {});
}

/** Counts what a person's erasure would take out, or with `confirmed` erases it for good. */
export function erasePerson(botId: string, request: ErasureRequest) {
  return callApi(address(botId, "erasures"), erasureSchema, { method: "POST", body: request });
}

/** Saves everything held of a person as a file. Throws ApiProblem. */
export async function savePerson(botId: string, request: PersonExportRequest): Promise<void> {
  const { file, name } = await callForFile(address(botId, "person"), { method: "POST", body: request });
  saveFile(file, name);
}

function address(botId: string, resource: string): string {
  return `/api/bots/${encodeURIComponent(botId)}/${resource}`;
}
