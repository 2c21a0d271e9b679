import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { runQuietly, StepFailed } from "./step.mjs";

const reasons = [
  [/ENOSPC/, "The disk is full: make room and start again."],
  [/EACCES|EPERM/, "This user may not write to node_modules: change its owner and start again."],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|network/i,
    "The package registry was not reached: check the network (or npm's proxy settings) and start again.",
  ],
  [/EUSAGE/, "package.json and package-lock.json do not belong together: restore both and start again."],
];

/**
 * Installs the packages of package-lock.json unless they are there. Throws StepFailed.
 * @param {string} root the checkout's folder
 */
export async function installIfNeeded(root) {
  const lock = await readFile(join(root, "package-lock.json"), "utf8");
  const stampPath = join(root, "node_modules", ".backscroll-installed");
  const wanted = `${createHash("sha256").update(lock).digest("hex")} ${process.platform}-${process.arch}\n`;
  const stamp = await readIfThere(stampPath);
  if (stamp === wanted) return;
  if (stamp !== null || !(await isInstalledByHand(root, JSON.parse(lock)))) {
    const isFirst = !existsSync(join(root, "node_modules"));
    console.log(
      isFirst ? "Installing packages (first time, about a minute)…" : "Packages have changed; installing…",
    );
    await runNpm(root);
  }
  await writeFile(stampPath, wanted);
}

/** True when somebody ran `npm ci` or `npm install`: npm notes what it installed, once all of it is there. */
async function isInstalledByHand(root, lock) {
  const note = await readIfThere(join(root, "node_modules", ".package-lock.json"));
  if (note === null) return false;
  const installed = JSON.parse(note).packages;
  return Object.entries(lock.packages).every(
    ([path, wanted]) =>
      path === "" ||
      (installed[path] ? installed[path].integrity === wanted.integrity : wanted.optional === true),
  );
}

async function runNpm(root) {
  const own = process.env.npm_execpath;
  const npm = own && basename(own) === "npm-cli.js" ? [process.execPath, own] : ["npm"];
  const command = [...npm, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  const { code, output } = await runQuietly(command, { cwd: root }).catch((cause) => {
    throw new StepFailed("npm was not found. It comes with Node.js: https://nodejs.org.", { cause });
  });
  if (code === 0) return;
  const reason = reasons.find(([pattern]) => pattern.test(output))?.[1] ?? "npm's own words are above.";
  throw new StepFailed(`${output}\n\nThe packages could not be installed. ${reason}`);
}

async function readIfThere(path) {
  return existsSync(path) ? readFile(path, "utf8") : null;
}
