import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildIfStale } from "./build.mjs";
import { installIfNeeded } from "./install.mjs";
import { StepFailed } from "./step.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

const commands = {
  start: { program: ["start.ts"], isBuilt: true },
  dev: { program: ["start.ts", "--dev"], isBuilt: false },
  build: { program: null, isBuilt: true },
  test: { program: ["test.ts"], isBuilt: false },
  sandbox: { program: ["sandbox.ts"], isBuilt: false },
  bench: { program: ["bench.ts"], isBuilt: true },
  "bench:load": { program: ["../../e2e/bench/load.ts"], isBuilt: true },
  "bench:web": { program: ["../../e2e/bench/web.ts"], isBuilt: true },
  doctor: { program: ["doctor.ts"], isBuilt: false },
  backup: { program: ["backup.ts"], isBuilt: false },
  restore: { program: ["restore.ts"], isBuilt: false },
  import: { program: ["import.ts"], isBuilt: false },
  "erasure:check": { program: ["erasure-check.ts"], isBuilt: false },
  "audit:verify": { program: ["audit-verify.ts"], isBuilt: false },
  "rotate-key": { program: ["rotate-key.ts"], isBuilt: false },
  "migrate-archive": { program: ["migrate-archive.ts"], isBuilt: false },
};

/**
 * Makes the checkout ready for a command and runs it.
 * @param {string[]} args the command's name and its own arguments
 * @returns {Promise<number>} the exit code
 */
export async function launch([name, ...args]) {
  const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
  if (!command) {
    console.error(`Usage: node lib/cli/bootstrap.mjs ${Object.keys(commands).join(" | ")}`);
    return 2;
  }
  if (process.platform === "win32") {
    console.error("Backscroll runs on Linux and macOS. On Windows, start it inside WSL.");
    return 1;
  }
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // npm's word for the folder that paths on the command line are relative to.
  process.env.INIT_CWD ??= process.cwd();
  try {
    await installIfNeeded(root);
    if (command.isBuilt) await buildIfStale(root);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(error.message);
    return 1;
  }
  return command.program ? run([...command.program, ...args]) : 0;
}

/**
 * The command gets a process group of its own: a Ctrl-C reaches it once, through us, and not a second time from the
 * terminal. The IPC channel tells it when we are gone.
 */
async function run([file, ...args]) {
  const envFile = join(root, ".env");
  const child = spawn(
    process.execPath,
    [
      ...(existsSync(envFile) ? [`--env-file=${envFile}`] : []),
      "--conditions=react-server",
      "--import",
      "tsx",
      join(root, "lib/cli", file),
      ...args,
    ],
    { cwd: root, detached: true, stdio: ["inherit", "inherit", "inherit", "ipc"] },
  );
  for (const signal of signals) process.on(signal, () => child.kill(signal));
  if (process.env.npm_lifecycle_event) endWithParent(child);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** npm that is killed passes nothing on: what it started would stay, unseen, with the port. */
function endWithParent(child) {
  const { ppid } = process;
  const timer = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  }, 500);
  timer.unref();
}
