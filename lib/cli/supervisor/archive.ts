import type { ArchiveReport } from "../archive";
import { type Child, firstMessage, startProgram } from "./child";
import { StartFault } from "./start-fault";

/**
 * Opens the embedded archive in a process of its own; the folder of its socket. `task` names a command that needs it
 * for a while. Throws StartFault.
 */
export async function startArchive(
  dataDirectory: string,
  watch: (child: Child) => void,
  task?: string,
): Promise<string> {
  const child = startProgram("archive", "lib/cli/archive.ts", [dataDirectory, ...(task ? [task] : [])]);
  watch(child);
  const report = (await firstMessage(child)) as ArchiveReport;
  if (report.kind === "failed") throw new StartFault(`The archive cannot be opened. ${report.message}`);
  return report.socketDirectory;
}
