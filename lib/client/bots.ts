import {
  type BotChange,
  type BotForm,
  type BotRemoval,
  botChangedSchema,
  botCountsSchema,
  type ConnectionForm,
  connectedSchema,
} from "@/lib/domain/bot-settings";
import { type DoctorFinding, doctorFindingSchema } from "@/lib/domain/doctor";
import { call, callApi } from "./api";

export function connectBot(body: BotForm) {
  return callApi("/api/bots", connectedSchema, { method: "POST", body });
}

/** Another way to Kore is tried first; see `isSaved`. */
export function changeBot(botId: string, body: BotChange) {
  return callApi(address(botId), botChangedSchema, { method: "PATCH", body });
}

export async function removeBot(botId: string, body: BotRemoval): Promise<void> {
  await call(address(botId), { method: "DELETE", body });
}

/** What is archived of a bot, and would go with it. */
export function countRemoval(botId: string) {
  return callApi(`${address(botId)}/removal`, botCountsSchema);
}

/** Tries a connection and tells each finding as it comes. Throws ApiProblem. */
export async function watchConnection(
  body: ConnectionForm,
  onFinding: (finding: DoctorFinding) => void,
  signal: AbortSignal,
): Promise<void> {
  const reply = await call("/api/connection", { method: "POST", body, signal });
  const reader = reply.body?.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value = "", done = true } = (await reader?.read()) ?? {};
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) if (line !== "") onFinding(doctorFindingSchema.parse(JSON.parse(line)));
    if (done) return;
  }
}

function address(botId: string): string {
  return `/api/bots/${encodeURIComponent(botId)}`;
}
