import {
  countRecords,
  type ExportRequest,
  exportFileName,
  exportTotalHeader,
  printExportWords,
} from "@/lib/domain/export";
import { ApiProblem, readProblem } from "./api";
import { canWriteFiles, type ExportFile, openExportFile } from "./export-file";
import { saveAddress, saveFile } from "./save-file";

export type ExportProgress = { records: number; total: number; bytes: number };

type ExportOptions = { signal: AbortSignal; onProgress: (progress: ExportProgress) => void };

/** So much is written to the file at once. */
const pieceBytes = 1_000_000;

/**
 * Asks for an export and saves it, also `left` to the browser where pages may not write files, or not at all when the
 * question where was `dismissed`. Throws ApiProblem, also when it broke off in the middle; then nothing is saved.
 */
export async function saveExport(
  request: ExportRequest,
  { signal, onProgress }: ExportOptions,
): Promise<"saved" | "dismissed" | "left"> {
  const name = exportFileName(request.form, new Date().toISOString());
  if (!canWriteFiles() && !request.sessionIds) {
    saveAddress(`/api/export?${printExportWords(request)}`, name);
    return "left";
  }
  const file = canWriteFiles() ? await openExportFile(name) : openInMemory(name);
  if (!file) return "dismissed";
  try {
    await fill(file, request, { signal, onProgress });
  } catch (cause) {
    await file.discard();
    throw cause;
  }
  await file.finish();
  return "saved";
}

async function fill(
  file: ExportFile,
  request: ExportRequest,
  { signal, onProgress }: ExportOptions,
): Promise<void> {
  const offline = (cause: unknown) => {
    if (signal.aborted) throw cause;
    throw new ApiProblem("offline", "The export broke off.", null);
  };
  const response = await fetch("/api/export", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    signal,
  }).catch(offline);
  if (!response.ok || !response.body) throw await readProblem(response);
  const total = Number(response.headers.get(exportTotalHeader));
  const count = countRecords(request.form);
  const reader = response.body.getReader();
  let records = 0;
  let bytes = 0;
  let held: Uint8Array<ArrayBuffer>[] = [];
  let heldBytes = 0;
  for (;;) {
    const { value, done } = await reader.read().catch(offline);
    if (value) {
      held.push(value);
      heldBytes += value.byteLength;
      records = count(value);
    }
    if (!done && heldBytes < pieceBytes) continue;
    bytes += heldBytes;
    await file.write(new Blob(held));
    held = [];
    heldBytes = 0;
    onProgress({ records, total, bytes });
    if (done) return;
  }
}

/** Rows that were chosen one by one are few enough. */
function openInMemory(name: string): ExportFile {
  const pieces: Blob[] = [];
  return {
    write: async (piece) => void pieces.push(piece),
    finish: async () => saveFile(new Blob(pieces), name),
    discard: async () => void pieces.splice(0),
  };
}
