import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "drizzle-orm";
import { time } from "./measure";
import type { Place } from "./place";

export type TextTool = { name: string; ms: number };

const run = promisify(execFile);
const maxBuffer = 256 * 1024 * 1024;
const dayMs = 86_400_000;

/** What the programs that everybody has take for the same over the same messages, one JSON object a line. */
export async function timeTextTools(place: Place, span: { from: number; to: number }): Promise<TextTool[]> {
  const file = join(place.data, "messages.ndjson");
  await writeLines(place, span, file);
  const tools: TextTool[] = [];
  const add = async (name: string, program: string, args: string[]) => {
    if (spawnSync("which", [program]).status !== 0) return;
    // The first run has the file come into the cache.
    const times: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      times.push(await time(() => run(program, args, { maxBuffer })));
    }
    tools.push({ name, ms: Math.min(...times) });
  };
  await add("search, common: grep -i", "grep", ["-i", "-F", "account", file]);
  await add("search, Japanese: grep", "grep", ["-F", "口座", file]);
  await add("volumes of a year: jq", "jq", ["-n", "reduce inputs.day as $day ({}; .[$day] += 1)", file]);
  return tools;
}

async function writeLines({ archive, botId }: Place, span: { from: number; to: number }, file: string) {
  const stream = createWriteStream(file);
  for (let from = span.from; from < span.to; from += 10 * dayMs) {
    const { rows } = await archive.execute<{ line: string }>(sql`
      select jsonb_build_object('at', created_at, 'day', created_at::date, 'session', session_id, 'text', text)::text
        as line from messages
      where bot_id = ${botId} and created_at >= ${iso(from)} and created_at < ${iso(from + 10 * dayMs)}`);
    if (!stream.write(`${rows.map(({ line }) => line).join("\n")}\n`)) await once(stream, "drain");
  }
  stream.end();
  await once(stream, "finish");
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
