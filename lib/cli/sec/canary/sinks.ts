import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { startArchive } from "@/lib/cli/supervisor/archive";
import type { Child } from "@/lib/cli/supervisor/child";
import { openArchive } from "@/lib/server/archive/database";
import { readExchanges } from "./read-record";
import type { Found } from "./sweep";

const graceMs = 5_000;
/** In which a browser has to send a secret. */
const carriers = ["cookie", "authorization"];

/** Every answer by header and body, and what of a request others could write down: its line and headers. */
export async function* answersOf(place: string): AsyncGenerator<Found> {
  for await (const { path, head, answer } of readExchanges(place)) {
    const call = `${head.split(" ", 1)[0]} ${path.split("?")[0]}`;
    const [line = "", ...sent] = head.split("\n");
    yield { sink: "request", place: `${call} line`, text: line };
    for (const [name, value] of pairsOf(sent))
      if (!carriers.includes(name)) yield { sink: "request", place: `${call} ${name}`, text: value };
    for (const [name, value] of pairsOf(answer.head.split("\n")))
      yield { sink: "answer", place: `${call} ${name}`, text: value };
    yield { sink: "answer", place: `${call} body`, text: answer.body };
  }
}

/** All that the product and its processes printed. */
export function* outputOf(place: string): Generator<Found> {
  const path = join(place, "output.log");
  if (!existsSync(path)) return;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const isTold = /^There is no account yet\. Make the first one|^Backscroll is ready/.test(line);
    yield { sink: "output", place: isTold ? "the terminal" : "a log line", text: line };
  }
}

/** What an imitation of Kore was sent, without the one header that is for it. */
export function* inboundOf(path: string): Generator<Found> {
  if (!existsSync(path)) return;
  for (const line of readFileSync(path, "utf8").split("\n").filter(Boolean)) {
    const { url, rawHeaders }: { url: string; rawHeaders: string[] } = JSON.parse(line);
    const headers = pairsOf(rawHeaders);
    const others = headers.filter(([name]) => name !== "auth");
    const foreign = others.filter(([name]) => /cookie|authorization|x-forwarded|referer|origin/.test(name));
    for (const [name, text] of foreign)
      yield { sink: "kore", place: `the header ${name}`, text, isFault: true };
    const signed = headers.length - others.length;
    if (signed > 1) yield { sink: "kore", place: `${signed} tokens`, text: "", isFault: true };
    yield { sink: "kore", place: "a request", text: `${url}\n${others.join("\n")}` };
  }
}

/** Every row of every table of an archive that was kept. */
export async function* dumpOf(place: string): AsyncGenerator<Found> {
  const data = join(place, "data");
  if (!existsSync(join(data, "archive"))) return;
  const children: Child[] = [];
  const archiveSocket = await startArchive(data, (child) => children.push(child));
  const archive = openArchive({ databaseUrl: null, archiveSocket });
  try {
    yield* rowsOf(archive);
  } finally {
    await archive.$client.end();
    for (const child of children) await child.stop(graceMs);
  }
}

export async function* rowsOf(archive: ReturnType<typeof openArchive>): AsyncGenerator<Found> {
  const { rows: tables } = await archive.execute<{ name: string }>(
    sql`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  for (const { name } of tables) {
    const { rows } = await archive.execute<{ text: string }>(
      sql`select coalesce(string_agg(t::text, chr(10)), '') as text from ${sql.identifier(name)} t`,
    );
    yield { sink: "dump", place: name, text: rows[0]?.text ?? "" };
  }
}

/** What every browser is given, source maps among it. */
export function* browserFiles(root: string): Generator<Found> {
  const folder = join(root, ".next/static");
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    yield { sink: "browser files", place: entry.name, text };
  }
}

function pairsOf(raw: string[]): [string, string][] {
  return raw.flatMap((name, index) =>
    index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] ?? ""] as [string, string]] : [],
  );
}
