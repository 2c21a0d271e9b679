import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { digestAll, fillArchive } from "@/lib/server/archive/test-content";
import { Secret } from "@/lib/server/secret";
import { waitFor } from "@/lib/server/sync/test-sync";
import type { ArchiveReport } from "./archive";
import { findPostgres } from "./test/find-postgres.mjs";
import { startPostgres } from "./test/postgres";

// Every command opens a real archive in a process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const folder = mkdtempSync(join(tmpdir(), "backscroll-copies-"));
const data = join(folder, "data");
const started = new Set<ChildProcess>();

beforeAll(async () => {
  await withArchive(data, (archive) => fillArchive(archive, "st-1", 30));
});
afterEach(async () => {
  await Promise.all([...started].map((child) => end(child, "SIGKILL")));
});
afterAll(() => rmSync(folder, { recursive: true }));

function start(file: string, args: string[], settings: Record<string, string> = {}) {
  const env = { PATH: process.env["PATH"], INIT_CWD: folder, BACKSCROLL_DATA: data, ...settings };
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", `lib/cli/${file}.ts`, ...args],
    { env: { ...env, NODE_ENV: "test" }, stdio: ["ignore", "pipe", "pipe", "ipc"] },
  );
  started.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const exited = once(child, "close").then(([code]) => {
    started.delete(child);
    return { code: code as number | null, output };
  });
  return { child, exited, output: () => output };
}

const command = (file: string, args: string[] = [], settings = {}) => start(file, args, settings).exited;

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  // One that has ended already says so no more, though its output may still be on the way.
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}

/** The archive of a folder as a Backscroll that runs would have it open. */
async function withArchive(directory: string, work: (archive: Archive) => Promise<unknown>): Promise<void> {
  const { child } = start("archive", [directory]);
  const [report] = (await once(child, "message")) as [ArchiveReport];
  if (report.kind === "failed") throw new Error(report.message);
  const archive = openArchive({ databaseUrl: null, archiveSocket: report.socketDirectory });
  await migrateArchive(archive);
  await work(archive).finally(() => archive.$client.end());
  await end(child, "SIGTERM");
}

it("explain themselves, and refuse what makes no sense", async () => {
  for (const name of ["backup", "restore", "import", "migrate-archive"]) {
    const help = await command(name, ["--help"]);
    expect(help).toMatchObject({ code: 0, output: expect.stringMatching(`^Usage: npm run ${name} `) });
    const mistake = await command(name, ["--wrong"]);
    expect(mistake).toMatchObject({ code: 2, output: expect.stringContaining("Unknown option '--wrong'.") });
  }
  for (const name of ["restore", "import", "migrate-archive"]) expect((await command(name)).code).toBe(2);
});

it("back up an archive that nobody has open, and restore it into another", async () => {
  const backup = await command("backup", ["mine.gz"]);
  expect(backup).toMatchObject({ code: 0, output: expect.stringContaining(`Wrote ${folder}/mine.gz: `) });
  expect(statSync(join(folder, "mine.gz")).mode & 0o777).toBe(0o600);
  expect(await command("backup", ["mine.gz"])).toMatchObject({
    code: 1,
    output: `${folder}/mine.gz exists. Choose another name; nothing was written.\n`,
  });
  const other = { BACKSCROLL_DATA: join(folder, "other") };
  const restored = await command("restore", ["mine.gz"], other);
  expect(restored).toMatchObject({
    code: 0,
    output: expect.stringContaining("holds 30 sessions, 90 messages, 1 account"),
  });
  const again = await command("restore", ["mine.gz"], other);
  expect(again).toMatchObject({
    code: 1,
    output: expect.stringContaining("Nothing was changed. To put the backup"),
  });
  const replaced = await command("restore", ["mine.gz", "--replace"], other);
  expect(replaced).toMatchObject({ code: 0, output: expect.stringContaining("All that is replaced now.") });
  await withArchive(data, async (from) => {
    await withArchive(join(folder, "other"), async (to) => {
      const [expected, found] = [await digestAll(from), await digestAll(to)];
      expect({ ...found, sync_windows: "" }).toEqual({ ...expected, sync_windows: "" });
    });
  });
});

it("back up and import while Backscroll has the archive open, and take turns when it has not", async () => {
  const line = { sessionId: "s-import", botId: "st-2", start_time: "2026-03-18T10:00:00.000Z" };
  writeFileSync(join(folder, "saved.ndjson"), `${JSON.stringify(line)}\nbroken\n`);
  await withArchive(data, async () => {
    const [one, two, imported] = await Promise.all([
      command("backup", ["one.gz"]),
      command("backup", [folder]),
      command("import", ["saved.ndjson"]),
    ]);
    expect([one.code, two.code]).toEqual([0, 0]);
    expect(imported.code).toBe(1);
    expect(imported.output).toContain("saved.ndjson, line 2: refused, because the line is no JSON object.");
    expect(imported.output).toContain("1 file: 1 record taken, 0 there already, 1 refused.");
  });
  const both = await Promise.all([command("backup", ["three.gz"]), command("import", ["saved.ndjson"])]);
  expect(both.map(({ code }) => code)).toEqual([0, 1]);
  expect(both[1]?.output).toContain("0 records taken, 1 there already, 1 refused.");
});

it("say in a sentence what is wrong with a file or folder", async () => {
  writeFileSync(join(folder, "cut.gz"), readFileSync(join(folder, "mine.gz")).subarray(0, 500));
  const wrong: [string, string[], string][] = [
    ["restore", ["cut.gz"], "is no whole backup of Backscroll"],
    ["restore", ["none.gz"], "There is no such file or folder"],
    ["restore", ["."], "That is a folder, not a file."],
    ["import", ["."], "That is a folder, not a file."],
    ["import", ["none.json"], "There is no such file or folder"],
    ["backup", ["none/mine.gz"], "There is no such file or folder"],
    ["backup", ["/proc/backup.gz"], "There is no such file or folder"],
  ];
  for (const [name, args, words] of wrong) {
    const { code, output } = await command(name, args);
    expect(output).toContain(words);
    expect(output).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
  }
  const elsewhere = { BACKSCROLL_DATA: join(folder, "empty") };
  expect((await command("backup", [], elsewhere)).output).toContain("There is no archive in ");
});

it("leave no half file when they are ended", async () => {
  await withArchive(data, async (archive) => {
    // The backup waits for this transaction, and so is ended before it is done.
    await archive.transaction(async (transaction) => {
      await transaction.execute(sql`select 1`);
      const { child, exited, output } = start("backup", ["ended.gz"]);
      await waitFor(async () => (output().includes("Writing") ? true : null));
      child.kill("SIGINT");
      expect(await exited).toMatchObject({ code: 130 });
    });
    expect(readdirSync(folder).filter((name) => name.startsWith("ended.gz"))).toEqual([]);
  });
});

it.skipIf(findPostgres() === null)(
  "copy the embedded archive to PostgreSQL, though killed on the way",
  async () => {
    const { url, stop } = await startPostgres(findPostgres() ?? "");
    const target = openArchive({ databaseUrl: new Secret(url), archiveSocket: null });
    try {
      await withArchive(data, async () => {
        const refused = await command("migrate-archive", ["--to", url]);
        expect(refused).toMatchObject({ code: 1, output: expect.stringContaining("Stop it first") });
      });
      const first = start("migrate-archive", ["--to", url]);
      const begun = sql`select to_regclass('backscroll_copy.places') is not null as begun`;
      await waitFor(async () => ((await target.execute(begun)).rows[0]?.["begun"] === true ? true : null));
      await end(first.child, "SIGKILL");
      const started = await command("start", [], { DATABASE_URL: url, PORT: "0" });
      expect(started).toMatchObject({ code: 1, output: expect.stringContaining("was not finished. Run") });
      const second = await command("migrate-archive", ["--to", url]);
      expect(second).toMatchObject({ code: 0, output: expect.stringContaining("Set DATABASE_URL") });
      await withArchive(data, async (source) =>
        expect(await digestAll(target)).toEqual(await digestAll(source)),
      );
      const third = await command("migrate-archive", ["--to", url]);
      expect(third).toMatchObject({
        code: 0,
        output: expect.stringContaining("All of it was there already."),
      });
      const settings = { DATABASE_URL: url };
      expect(await command("backup", ["postgres.gz"], settings)).toMatchObject({ code: 0 });
      const crossed = { BACKSCROLL_DATA: join(folder, "crossed") };
      expect(await command("restore", ["postgres.gz"], crossed)).toMatchObject({ code: 0 });
      const back = await command("restore", ["postgres.gz", "--replace"], settings);
      expect(back).toMatchObject({ code: 0, output: expect.stringContaining("Restored in") });
      expect(`${second.output}${back.output}`).not.toContain(url);
    } finally {
      await target.$client.end();
      await stop();
    }
  },
);
