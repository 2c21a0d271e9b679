import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

let running: ChildProcess | undefined;

/** Runs a program in the open, its output on ours; its exit code, 1 when a signal ended it. */
export async function run(
  [program = "", ...args]: string[],
  env: Record<string, string> = {},
): Promise<number> {
  running = spawn(program, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  const [code] = (await once(running, "exit")) as [number | null];
  running = undefined;
  return code ?? 1;
}

/** Passes a signal on to what runs, which then tidies up, and ends. */
export function stopRun(signal: NodeJS.Signals): void {
  const exit = () => process.exit(130);
  if (!running) exit();
  running?.once("exit", exit).kill(signal);
}
