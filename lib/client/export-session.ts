import type { ExportFormat } from "@/lib/domain/export/export-format";
import { callForFile } from "./file-reply";

export type SessionFile = {
  botId: string;
  sessionId: string;
  format: ExportFormat;
  locale: string;
  /** Why what is personal is to be in it; without a reason it is hidden. */
  unmasked?: string;
};

/** Gives the browser a session as a file, in the language of the page. Throws ApiProblem. */
export async function exportSession({ botId, sessionId, ...chosen }: SessionFile): Promise<void> {
  const words = new URLSearchParams({ bot: botId, ...chosen });
  const { file, name } = await callForFile(`/api/sessions/${encodeURIComponent(sessionId)}/export?${words}`);
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
