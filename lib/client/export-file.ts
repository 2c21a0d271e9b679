import { saveFile } from "./save-file";

/** A file that grows on the disk of whoever asked for it, so that none of it stays in memory. */
export type ExportFile = {
  write: (piece: Blob) => Promise<void>;
  finish: () => Promise<void>;
  /** As if it had never been begun. */
  discard: () => Promise<void>;
};

type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

const folderName = "exports";

/** Whether this browser lets a page write to a file; without a secure address none does. */
export function canWriteFiles(): boolean {
  return "showSaveFilePicker" in window || hasOwnFiles();
}

/** Asks where to save it, in browsers that can be asked. Null when that was answered by turning away. */
export async function openExportFile(name: string): Promise<ExportFile | null> {
  return "showSaveFilePicker" in window
    ? openChosen(window.showSaveFilePicker as Picker, name)
    : openOwn(name);
}

async function openChosen(pick: Picker, suggestedName: string): Promise<ExportFile | null> {
  const handle = await pick({ suggestedName }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") return null;
    throw cause;
  });
  if (!handle) return null;
  const file = await handle.createWritable();
  return {
    write: (piece) => file.write(piece),
    finish: () => file.close(),
    discard: () => file.abort(),
  };
}

function hasOwnFiles(): boolean {
  return "storage" in navigator && "createWritable" in (globalThis.FileSystemFileHandle?.prototype ?? {});
}

/** In the folder that the browser keeps for this site; when it is whole, it goes where downloads go. */
async function openOwn(name: string): Promise<ExportFile> {
  const root = await navigator.storage.getDirectory();
  // What an earlier export left: the browser was still reading it when the page was closed.
  await root.removeEntry(folderName, { recursive: true }).catch(() => undefined);
  const folder = await root.getDirectoryHandle(folderName, { create: true });
  const handle = await folder.getFileHandle(name, { create: true });
  const file = await handle.createWritable();
  return {
    write: (piece) => file.write(piece),
    async finish() {
      await file.close();
      saveFile(await handle.getFile(), name);
    },
    async discard() {
      await file.abort();
      await folder.removeEntry(name);
    },
  };
}
