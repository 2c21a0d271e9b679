import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { runQuietly, StepFailed } from "./step.mjs";

/** Everything a build reads, tests and the commands aside. */
const inputs = [
  "app",
  "components",
  "lib/client",
  "lib/domain",
  "lib/server",
  "public",
  "instrumentation.ts",
  "proxy.ts",
  "next.config.mjs",
  "package-lock.json",
  "postcss.config.mjs",
  "tsconfig.json",
];

/**
 * Builds the web part unless `.next` holds a finished build of exactly these files. Throws StepFailed.
 * @param {string} root the checkout's folder
 */
export async function buildIfStale(root) {
  const stampPath = join(root, ".next", "backscroll-built-from");
  const wanted = await hashInputs(root);
  if (existsSync(stampPath) && (await readFile(stampPath, "utf8")) === wanted) return;
  console.log("Building…");
  const startedAt = Date.now();
  await rm(stampPath, { force: true });
  await runBuild(root);
  await mkdir(join(root, ".next"), { recursive: true });
  await writeFile(stampPath, wanted);
  console.log(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/**
 * One hash over paths and contents, so that neither a touch nor a checkout causes a build and every change does.
 * @param {string} root the checkout's folder
 * @returns {Promise<string>}
 */
export async function hashInputs(root) {
  const hash = createHash("sha256");
  for (const input of inputs) {
    for (const path of await listFiles(join(root, input))) {
      const content = await readFile(path);
      hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}

async function listFiles(path) {
  if (!existsSync(path)) return [];
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === "ENOTDIR") return null;
    throw error;
  });
  if (entries === null) return [path];
  return entries
    .filter((entry) => !entry.isDirectory() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

async function runBuild(root) {
  const next = join(root, "node_modules/next/dist/bin/next");
  const { code, output } = await runQuietly([process.execPath, next, "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
  });
  if (code !== 0) throw new StepFailed(`${output}\n\nThe build failed; its output is above.`);
}
