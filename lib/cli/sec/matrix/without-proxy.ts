import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const built = ["app", "components", "lib", "public", "next.config.mjs", "package.json", "postcss.config.mjs"];
const copied = [...built, "tsconfig.json", "node_modules"];

/** A build of the same tree without the framework's `proxy.ts`; `remove` takes it away. */
export function buildWithoutProxy(root: string): { root: string; remove: () => void } {
  const copy = mkdtempSync(join(tmpdir(), "backscroll-without-proxy-"));
  const remove = () => rmSync(copy, { recursive: true, force: true });
  const paths = copied.map((name) => join(root, name));
  try {
    // Hard links where the disk is the same: nothing is written over.
    execFileSync("cp", ["-al", ...paths, copy], { stdio: "ignore" });
  } catch {
    execFileSync("cp", ["-a", ...paths, copy]);
  }
  const next = createRequire(join(copy, "package.json")).resolve("next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  execFileSync(process.execPath, [next, "build"], { cwd: copy, env, stdio: ["ignore", "ignore", "inherit"] });
  return { root: copy, remove };
}
