import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { ArchiveReport } from "./archive";

// Each opens real archives in processes of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });
const folder = mkdtempSync(join(tmpdir(), "backscroll-test-"));
const data = join(folder, "data");
const started = new Set<ChildProcess>();

beforeAll(async () => {
  const first = await open(data);
  await query(first.socketDirectory, "create table notes (text text)");
  await stop(first.child);
});
afterEach(async () => {
  await Promise.all([...started].map((child) => stop(child, "SIGKILL")));
});
afterAll(() => rmSync(folder, { recursive: true }));

it("leaves no lock and no socket behind when it is stopped", () => {
  expect(readdirSync(data)).toEqual(["archive"]);
});

it("refuses a folder that is in use and names who holds it", async () => {
  const holder = await open(data);
  const second = start(data);
  const [report] = await Promise.all([reportOf(second), once(second, "exit")]);
  expect(report).toEqual({
    kind: "failed",
    message: expect.stringContaining(`${data}: process ${holder.child.pid}, since 20`),
  });
  expect(second.exitCode).toBe(1);
  expect(await query(holder.socketDirectory, "select 1 as one")).toEqual([{ one: 1 }]);
});

it("keeps acknowledged rows and opens again after its process was killed", async () => {
  const killed = await open(data);
  await query(killed.socketDirectory, "insert into notes select 'row ' || n from generate_series(1, 300) n");
  await stop(killed.child, "SIGKILL");
  expect(readdirSync(data)).toContain("archive.lock");
  const { socketDirectory } = await open(data);
  expect(await query(socketDirectory, "select count(*)::int as rows from notes")).toEqual([{ rows: 300 }]);
});

it("lets exactly one of several in that find a dead holder's lock at once", async () => {
  await stop((await open(data)).child, "SIGKILL");
  const reports = await Promise.all(Array.from({ length: 4 }, () => reportOf(start(data))));
  expect(reports.map(({ kind }) => kind).sort()).toEqual(["failed", "failed", "failed", "ready"]);
});

it("works in a folder whose path is too long for a socket", async () => {
  const long = join(folder, "long-".repeat(20), "longer-".repeat(10));
  cpSync(join(data, "archive"), join(long, "archive"), { recursive: true });
  const { child, socketDirectory } = await open(long);
  expect(socketDirectory.startsWith(folder)).toBe(false);
  expect(await query(socketDirectory, "select 1 as one")).toEqual([{ one: 1 }]);
  const second = await reportOf(start(long));
  expect(second).toEqual({ kind: "failed", message: expect.stringContaining(`process ${child.pid}`) });
  await stop(child);
  expect(existsSync(socketDirectory)).toBe(false);
});

it("closes the archive when the process that started it is gone", async () => {
  const { child } = await open(data);
  child.disconnect();
  await once(child, "exit");
  expect(readdirSync(data)).toEqual(["archive"]);
});

function start(directory: string): ChildProcess {
  const program = ["--conditions=react-server", "--import", "tsx"];
  const args = [...program, "--import", "./lib/cli/exit-with-parent.mjs", "lib/cli/archive.ts", directory];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  started.add(child);
  child.once("exit", () => started.delete(child));
  return child;
}

async function reportOf(child: ChildProcess): Promise<ArchiveReport> {
  const [report] = await once(child, "message");
  return report as ArchiveReport;
}

async function open(directory: string) {
  const child = start(directory);
  const report = await reportOf(child);
  if (report.kind !== "ready") throw new Error(report.message);
  return { child, socketDirectory: report.socketDirectory };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

async function query(socketDirectory: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ host: socketDirectory, user: "postgres", database: "postgres" });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}
