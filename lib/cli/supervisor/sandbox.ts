import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { firstMessage, startProgram } from "./child";
import { keepRunning, type Watch } from "./keep-running";
import type { SandboxReport } from "./sandbox-process";
import { StartFault } from "./start-fault";

/** Keeps the sandbox running in a process of its own; the path of a file that configures its bots. Throws StartFault. */
export async function startSandboxBots(dataDirectory: string, watch: Watch): Promise<string> {
  let port = "0";
  const program = () => startProgram("sandbox", "lib/cli/supervisor/sandbox-process.ts", [port]);
  const report = (await firstMessage(keepRunning(program, watch))) as SandboxReport;
  if (report.kind === "failed") throw new StartFault(`The sandbox cannot start: ${report.message}`);
  // Started again, it must be where its bots were said to be.
  port = new URL(report.url).port;
  const entries = report.bots.map(({ botId, name, clientId, clientSecret, inactivityTimeoutMs }) => ({
    name,
    host: report.url,
    id: botId,
    clientId,
    clientSecret,
    inactivityTimeoutMinutes: inactivityTimeoutMs / 60_000,
  }));
  const path = join(dataDirectory, "sandbox-bots.json");
  // A file that is there keeps its mode when written over.
  await rm(path, { force: true });
  await writeFile(path, JSON.stringify(entries, null, 2), { mode: 0o600 });
  return path;
}
