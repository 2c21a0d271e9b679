import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { countSessions, listWindows } from "@/lib/server/archive/sync-state";
import { startTestArchive, type TestArchive } from "@/lib/server/archive/test-archive";
import { waitFor } from "@/lib/server/sync/test-sync";

let archive: TestArchive;
let sandbox: Sandbox;
let folder: string;
let botId: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  archive = await startTestArchive();
  sandbox = await startSandbox({ sessionsPerDay: 20 });
  const [bot] = sandbox.bots;
  if (!bot) throw new Error("The sandbox has no bot.");
  const { clientId, clientSecret, name } = bot;
  botId = bot.botId;
  folder = await mkdtemp(join(tmpdir(), "backscroll-sync-"));
  const entries = [{ name, host: sandbox.url, id: botId, clientId, clientSecret }];
  await writeFile(join(folder, "bots.json"), JSON.stringify(entries));
});
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await sandbox.close();
  await archive.stop();
  await rm(folder, { recursive: true });
});

function startSync() {
  const args = ["--conditions=react-server", "--import", "tsx", "lib/cli/sync.ts"];
  const env = {
    ...process.env,
    ...archive.environment,
    KORE_BOTS_FILE: join(folder, "bots.json"),
    LOG_LEVEL: "debug",
  };
  const child = spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (output += text));
  const exited = once(child, "exit").then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  return { child, exited, output: () => output };
}

it("fetches in a process of its own, ends when asked to, and goes on when started again", async () => {
  const first = startSync();
  await waitFor(async () => (await countSessions(archive.archive, botId)) || null);
  const askedAt = performance.now();
  first.child.kill("SIGTERM");
  expect(await first.exited).toBe(0);
  expect(performance.now() - askedAt).toBeLessThan(2_000);

  const second = startSync();
  await waitFor(async () => {
    const windows = await listWindows(archive.archive, botId);
    return windows.length > 1 && windows.every(({ state }) => state === "covered") ? true : null;
  });
  second.child.disconnect();
  expect(await second.exited).toBe(0);
  expect(second.output()).toContain("window covered");
  for (const { output } of [first, second]) {
    expect(output()).toContain("sync started");
    expect(output()).not.toContain(sandbox.bots[0]?.clientSecret);
    expect(output()).not.toMatch(/eyJ|Warning/);
  }
}, 120_000);
