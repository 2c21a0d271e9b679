import type { ExportFormat } from "@/lib/domain/export/export-format";
import { callForFile } from "./file-reply";

/** Gives the browser a session as a file, in the language of the page. Throws ApiProblem. */
export async function exportSession(
  botId: string,
  sessionId: string,
  format: ExportFormat,
  locale: string,
): Promise<void> {
  const words = new URLSearchParams({ bot: botId, format, locale });
  const { file, name } = await callForFile(`/api/sessions/${encodeURIComponent(sessionId)}/export?${words}`);
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
