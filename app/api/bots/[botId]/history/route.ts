import { historyChangeSchema } from "@/lib/domain/history-settings";
import { changeHistory, getHistory } from "@/lib/server/history";
import { route } from "@/lib/server/route";

export const GET = route({ access: "admin" }, ({ viewer, params }) =>
  getHistory(viewer, params["botId"] ?? ""),
);

export const PATCH = route({ access: "admin", body: historyChangeSchema }, ({ viewer, params, body }) =>
  changeHistory(viewer, params["botId"] ?? "", body),
);
