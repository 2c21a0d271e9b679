import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { runQuietly } from "../step.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const cache = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "backscroll", "nodes");
const readyMs = 120_000;
const stopMs = 30_000;

// Numbers are versions of Node; anything else is what vitest is to run in place of every test.
const args = process.argv.slice(2);
const majors = args.filter((arg) => /^\d+$/.test(arg));
const tests = args.filter((arg) => !/^\d+$/.test(arg));

let failed = 0;
for (const major of majors.length > 0 ? majors : ["20", "22", "24"]) {
  const node = await provideNode(major);
  const { output: version } = await runQuietly([node, "--version"], {});
  console.log(`\n${version}`);
  // A build of another version would be found, and taken for one of this.
  await rm(join(root, ".next", "backscroll-built-from"), { force: true });
  await step("build", () => succeed([node, "lib/cli/bootstrap.mjs", "build"], node));
  await step("tests", () => succeed([node, "node_modules/vitest/vitest.mjs", "run", ...tests], node));
  await step("start, sign in, read, stop", () => startAndStop(node));
}
process.exit(failed === 0 ? 0 : 1);

/** The program of that version: this one, or the newest that the package registry has, kept for the next run. */
async function provideNode(major) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(cache, major);
  const install = ["npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund"];
  const { code, output } = await runQuietly([...install, `${name}@${major}`], { cwd: tmpdir() });
  if (code !== 0) throw new Error(`Node ${major} could not be had:\n${output}`);
  return join(folder, "node_modules", name, "bin", "node");
}

async function step(name, work) {
  const startedAt = Date.now();
  const fault = await work().then(
    () => null,
    (error) => error,
  );
  if (fault) failed += 1;
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`  ${fault ? "FAILED" : "passed"}  ${name} (${seconds} s)${fault ? `\n${fault.message}` : ""}`);
}

/** What the programs start in their turn is of the same version. */
function environment(node) {
  return { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
}

async function succeed(command, node) {
  const { code, output } = await runQuietly(command, { cwd: root, env: environment(node) });
  if (code !== 0) throw new Error(output.split("\n").slice(-60).join("\n"));
}

/** The product as it comes, with its sandbox: a page, a sign-in, a list, and an end with 0. */
async function startAndStop(node) {
  const data = await mkdtemp(join(tmpdir(), "backscroll-nodes-"));
  const settings = { BACKSCROLL_DATA: data, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "warn" };
  const child = spawn(node, ["lib/cli/bootstrap.mjs", "start"], {
    cwd: root,
    env: { ...environment(node), ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  try {
    const url = await within(readyMs, addressOf(child));
    const headers = { origin: url, "content-type": "application/json" };
    const body = JSON.stringify({ role: "viewer" });
    await expect200(await fetch(`${url}/sign-in`));
    const signedIn = await fetch(`${url}/api/sign-in/demo`, { method: "POST", headers, body });
    await expect200(signedIn);
    const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    await expect200(await fetch(`${url}/api/sessions`, { headers: { cookie } }));
    await expect200(await fetch(`${url}/sessions`, { headers: { cookie } }));
    child.kill("SIGTERM");
    const [code] = await within(stopMs, exited);
    if (code !== 0) throw new Error(`It ended with ${code}.`);
  } finally {
    child.kill("SIGKILL");
    await rm(data, { recursive: true, force: true });
  }
}

async function addressOf(child) {
  const lines = createInterface(child.stdout);
  for await (const line of lines) {
    const [, url] = /ready: (\S+)/.exec(line) ?? [];
    if (!url) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error("It ended before it was ready.");
}

async function expect200(reply) {
  const text = await reply.text();
  if (reply.status !== 200) throw new Error(`${reply.url} answered ${reply.status}: ${text.slice(0, 300)}`);
}

async function within(ms, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came of it in ${ms / 1000} s.`)), ms);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
