import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { StartReport } from "@/lib/cli/start";
import { startRecorder } from "./record";

export type Product = {
  child: ChildProcess;
  report: StartReport;
  exited: Promise<number | null>;
};

/**
 * Starts the built product on a free port and waits until it is ready; without `settings` that name a bot it shows its
 * own sandbox. What it prints goes to `output`, the terminal's error stream unless given.
 */
export async function startProduct(
  data: string,
  settings: Record<string, string> = {},
  output?: (text: string) => void,
): Promise<Product> {
  const usual = { BACKSCROLL_DATA: data, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn" };
  const recorder = await startRecorder({ ...usual, ...settings });
  const heard = recorder || output ? "pipe" : null;
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/start.ts"],
    {
      cwd: fileURLToPath(new URL("..", import.meta.url)),
      stdio: ["ignore", heard ?? "ignore", heard ?? "inherit", "ipc"],
      env: { ...environmentWithoutSettings(), ...usual, ...settings, ...recorder?.settings },
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      recorder?.output(text);
      output?.(text);
    });
  }
  const exited = once(child, "exit").then(([code]): number | null => {
    recorder?.end();
    return code;
  });
  const failed = exited.then(() => {
    throw new Error("Backscroll ended before it was ready; the reason is above.");
  });
  const [report] = (await Promise.race([once(child, "message"), failed])) as [StartReport];
  return { child, report, exited };
}

/** Whatever this shell is set up for, the product under test has its own data and the sandbox. */
function environmentWithoutSettings(): NodeJS.ProcessEnv {
  const environment = { ...process.env };
  for (const name of Object.keys(environment)) {
    if (/^(KORE_|OIDC_|BACKSCROLL_|DATABASE_URL$|PUBLIC_URL$)/.test(name)) delete environment[name];
  }
  return environment;
}
