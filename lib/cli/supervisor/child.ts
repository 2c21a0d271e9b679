import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const preload = new URL("../exit-with-parent.mjs", import.meta.url).href;
const root = fileURLToPath(new URL("../../..", import.meta.url));

export type Exit = { code: number | null; signal: NodeJS.Signals | null };
export type Child = {
  name: string;
  process: ChildProcess;
  exited: Promise<Exit>;
  /** Asks it to end, and ends its whole process group if it has not done so after `graceMs`. */
  stop(graceMs: number): Promise<void>;
  kill(): void;
};

/** Starts one of our TypeScript programs, named by its path in the checkout; `settings` are added to ours. */
export function startProgram(
  name: string,
  file: string,
  args: string[] = [],
  settings: Record<string, string> = {},
): Child {
  return startChild(
    name,
    ["--conditions=react-server", "--import", "tsx", file, ...args],
    "inherit",
    settings,
  );
}

/**
 * Starts Node in a process group of its own, so that a Ctrl-C reaches it through us and in our order, with a channel
 * whose end tells it that we are gone.
 */
export function startChild(
  name: string,
  args: string[],
  stdout: "inherit" | "pipe",
  settings: Record<string, string> = {},
  cwd = root,
): Child {
  const child = spawn(process.execPath, ["--import", preload, ...args], {
    cwd,
    env: { ...process.env, ...settings },
    detached: true,
    stdio: ["ignore", stdout, "inherit", "ipc"],
  });
  const exited = once(child, "exit").then(([code, signal]): Exit => ({ code, signal }));
  const kill = () => killGroup(child);
  return {
    name,
    process: child,
    exited,
    kill,
    async stop(graceMs) {
      child.kill("SIGTERM");
      const timer = setTimeout(kill, graceMs);
      await exited;
      clearTimeout(timer);
      kill();
    },
  };
}

/** The first thing it reports. Throws when it ends without a word. */
export async function firstMessage(child: Child): Promise<unknown> {
  const ended = child.exited.then(() => {
    throw new Error(`The ${child.name} ended before it was ready.`);
  });
  const [message] = await Promise.race([once(child.process, "message"), ended]);
  return message;
}

/** The group can outlive its first process: the development server leaves children behind. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
