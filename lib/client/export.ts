import { countRecords, type ExportRequest, exportFileName, exportTotalHeader } from "@/lib/domain/export";
import { ApiProblem, readProblem } from "./api";
import { saveFile } from "./save-file";

export type ExportProgress = { records: number; total: number; bytes: number };

type ExportOptions = { signal: AbortSignal; onProgress: (progress: ExportProgress) => void };

/** The browser keeps a large blob on its disk; what has come is handed to it so often. */
const blobBytes = 4_000_000;

/** Asks for an export and hands it to the browser to save. Throws ApiProblem, also when it broke off in the middle. */
export async function downloadExport(
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
  let file = new Blob([]);
  let pieces: BlobPart[] = [];
  let held = 0;
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { value, done } = await reader.read().catch(offline);
    if (done) break;
    pieces.push(value);
    held += value.byteLength;
    bytes += value.byteLength;
    onProgress({ records: count(value), total, bytes });
    if (held < blobBytes) continue;
    file = new Blob([file, ...pieces]);
    pieces = [];
    held = 0;
  }
  saveFile(new Blob([file, ...pieces]), exportFileName(request.form, new Date().toISOString()));
}
