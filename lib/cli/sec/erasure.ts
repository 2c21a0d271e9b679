import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { type Product, startProduct } from "@/e2e/product";
import { findPostgres } from "@/lib/cli/test/find-postgres.mjs";
import { startPostgres } from "@/lib/cli/test/postgres";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import { Secret } from "@/lib/server/secret";
import { findHolder } from "../archive/data-lock";
import { Browser } from "./erasure/browser";
import { filesWith } from "./erasure/find-bytes";
import { startTaintedKore, type TaintedKore } from "./erasure/tainted-kore";

/** Somebody is erased while Kore still has them: their bytes are in no file, and nothing brings them back. */
const word = "zzcanaryofsomebody";
const password = "a long enough password";
const root = fileURLToPath(new URL("../../..", import.meta.url));
const syncs = 3;
const patienceMs = 240_000;
const engines = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ["embedded", "postgresql"];
let faults = 0;

process.title = "backscroll-erasure";
for (const engine of engines) await runOn(engine);
process.exit(faults === 0 ? 0 : 1);

async function runOn(engine: string): Promise<void> {
  console.log(`On ${engine}:`);
  const folder = mkdtempSync(join(tmpdir(), "backscroll-erasure-"));
  const data = join(folder, "data");
  const backup = join(folder, "backup.ndjson.gz");
  const kore = await startTaintedKore(word);
  const bots = join(folder, "bots.json");
  writeFileSync(bots, JSON.stringify([kore.bot]));
  const binaries = findPostgres();
  if (engine !== "embedded" && !binaries) throw new Error("There is no PostgreSQL on this machine.");
  const postgres = engine === "embedded" ? null : await startPostgres(binaries ?? "");
  const settings = {
    KORE_BOTS_FILE: bots,
    LOG_LEVEL: "trace",
    ...(postgres && { DATABASE_URL: postgres.url }),
  };
  const files = postgres ? join(new URL(postgres.url).searchParams.get("host") ?? "", "data") : data;
  let printed = "";
  const hear = (text: string) => {
    printed += text;
  };
  const product = await startProduct(data, settings, hear);
  const browser = new Browser(product.report.url);
  await browser.ask("POST", "/api/setup", {
    ...{ token: product.report.setupUrl?.split("#")[1], name: "Ada", password },
  });
  await untilHeld(browser, kore);
  const person = kore.person() ?? "";
  const words = [word, person];
  const archive = await openOf(data, postgres?.url);
  const sessionId = await lookAtPerson(browser, kore, person);
  const before = await digestOfOthers(archive, person);
  await archive.execute(sql`checkpoint`);
  const held = filesWith(files, words);
  console.log(`  before: ${held.length} files hold a word of the person`);
  if (held.length === 0) fault("the person is in no file, so that nothing is proved");
  runCommand("backup", [backup], data, settings);

  const path = `/api/bots/${kore.bot.id}/erasures`;
  const from = performance.now();
  const erased = await browser.ask("POST", path, { userId: person, confirmed: true });
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  console.log(`  erased ${erased["sessions"]} sessions, ${erased["messages"]} messages in ${seconds} s`);
  checkReceipt(`${erased["receipt"]}`, folder, data, settings);
  expectNone("right after", files, words);
  await expectRefused(archive, sessionId);
  for (let sync = 0; sync < syncs; sync += 1) {
    const told = kore.told();
    const { covered } = await browser.ask("GET", `/api/bots/${kore.bot.id}/coverage`);
    // Only what is held as a whole is read once more.
    for (const span of Array.isArray(covered) ? covered : [])
      await browser.ask("POST", `/api/bots/${kore.bot.id}/repair`, span);
    for (const over = Date.now() + patienceMs; kore.told() === told && Date.now() < over; ) await delay(200);
    if (kore.told() === told) fault("Kore was not asked for the person again, so that nothing is proved");
    await untilHeld(browser, kore);
  }
  expectNone(`after ${syncs} more syncs`, files, words);
  const after = await digestOfOthers(archive, person, before.ids);
  const isSame = after.digest === before.digest;
  console.log(`  everybody else: ${before.ids.length} sessions, ${isSame ? "unchanged" : "CHANGED"}`);
  if (!isSame) fault("what is held of others changed");
  await archive.$client.end();
  await stop(product);
  runCommand("restore", [backup, "--replace"], data, settings);
  expectNone("after an older backup was restored", files, words);
  const lines = printed.split("\n").filter((line) => words.some((one) => line.includes(one)));
  console.log(`  logs at trace: ${lines.length} lines with a word of the person`);
  if (lines.length > 0) fault(lines.slice(0, 3).join("\n"));
  await kore.close();
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** A link and a reveal of the person's session, which are to go with it. */
async function lookAtPerson(browser: Browser, { bot }: TaintedKore, person: string): Promise<string> {
  const words = new URLSearchParams({ bot: bot.id, range: "all", user: person });
  const { sessions } = await browser.ask("GET", `/api/sessions?${words}`);
  const sessionId = Array.isArray(sessions) ? `${sessions[0]?.id}` : "";
  const at = `/api/sessions/${encodeURIComponent(sessionId)}`;
  await browser.ask("PATCH", `/api/bots/${bot.id}/policy`, { allowsShares: true });
  const { seen } = await browser.ask("GET", `${at}/share-preview?bot=${bot.id}`);
  await browser.ask("POST", "/api/shares", {
    ...{ botId: bot.id, sessionId, firstMessageId: null, lastMessageId: null, isLive: false, words: [word] },
    ...{ note: "", days: 7, maxViews: null, passphrase: null, seen },
  });
  const { messages } = await browser.ask("GET", `${at}?bot=${bot.id}`);
  const messageId = Array.isArray(messages) ? messages[0]?.id : "";
  await browser.ask("POST", `${at}/reveals`, { botId: bot.id, messageId, reason: "a customer asked" });
  return sessionId;
}

async function untilHeld(browser: Browser, { bot }: TaintedKore): Promise<void> {
  const path = `/api/bots/${bot.id}/coverage`;
  for (const over = Date.now() + patienceMs; Date.now() < over; await delay(500)) {
    const { pending, windowsDone, windowsTotal, failed } = await browser.ask("GET", path);
    if (Array.isArray(failed) && failed.length > 0) throw new Error(JSON.stringify(failed));
    if (
      Array.isArray(pending) &&
      pending.length === 0 &&
      windowsDone === windowsTotal &&
      Number(windowsDone) > 1
    )
      return;
  }
  throw new Error("What Kore has was not fetched in time.");
}

/** Of all sessions of others that are closed, which nothing changes any more. */
async function digestOfOthers(archive: Archive, person: string, known?: string[]) {
  const { rows } = await archive.execute<{ id: string }>(sql`
    select session_id as id from sessions where user_id <> ${person} and status = 'closed' order by session_id`);
  const ids = known ?? rows.map(({ id }) => id);
  const list = sql`any(${sql.param(ids)}::text[])`;
  const { rows: digests } = await archive.execute(sql`
    select (select md5(string_agg(md5((to_jsonb(t) - 'stored_at')::text), '' order by session_id)) from sessions t
        where session_id = ${list}) as sessions,
      (select md5(string_agg(md5(to_jsonb(t)::text), '' order by session_id, message_id)) from messages t
        where session_id = ${list}) as messages,
      (select md5(string_agg(md5(to_jsonb(t)::text), '' order by session_id, source, position)) from session_tags t
        where session_id = ${list}) as tags,
      (select md5(string_agg(md5(to_jsonb(t)::text), '' order by session_id)) from session_facts t
        where session_id = ${list}) as facts`);
  return { ids, digest: JSON.stringify(digests) };
}

async function expectRefused(archive: Archive, sessionId: string): Promise<void> {
  for (const table of ["sessions", "messages", "shares", "reveals", "session_tags", "session_facts"]) {
    const { rows } = await archive.execute(
      sql`select from ${sql.identifier(table)} where session_id = ${sessionId} limit 1`,
    );
    if (rows.length > 0) fault(`a row of ${table} is left`);
  }
}

function expectNone(when: string, files: string, words: string[]): void {
  const found = filesWith(files, words);
  console.log(`  ${when}: ${found.length} files hold a word of the person`);
  if (found.length > 0) fault(found.join(", "));
}

function checkReceipt(receipt: string, folder: string, data: string, settings: Record<string, string>): void {
  const file = join(folder, "receipt.json");
  writeFileSync(file, receipt);
  console.log(`  ${runCommand("erasure-check", [file], data, settings).trim()}`);
  writeFileSync(file, readFileSync(file, "utf8").replace('"sessions": ', '"sessions": 1'));
  try {
    runCommand("erasure-check", [file], data, settings);
  } catch {
    return;
  }
  fault("a receipt that was changed is taken");
}

async function openOf(data: string, url: string | undefined): Promise<Archive> {
  if (url) return openArchive({ databaseUrl: new Secret(url), archiveSocket: null });
  const holder = await findHolder(data);
  return openArchive({ databaseUrl: null, archiveSocket: holder?.socketDirectory ?? null });
}

function runCommand(name: string, args: string[], data: string, settings: Record<string, string>): string {
  const command = ["--conditions=react-server", "--import", "tsx", `lib/cli/${name}.ts`, ...args];
  const env = { ...process.env, ...settings, BACKSCROLL_DATA: data };
  return execFileSync(process.execPath, command, {
    cwd: root,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function stop({ child, exited }: Product): Promise<void> {
  child.kill("SIGTERM");
  await exited;
}

function fault(words: string): void {
  faults += 1;
  console.log(`  FAULT: ${words}`);
}
