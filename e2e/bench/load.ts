import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import type { Child } from "@/lib/cli/supervisor/child";
import { findPostgres } from "@/lib/cli/test/find-postgres.mjs";
import { fill, tendWhole } from "./archive/fill";
import { grow } from "./archive/grow";
import { openPlace, type Place } from "./archive/place";
import { type Question, writeQuestions } from "./archive/questions";
import { askInTurn, percentile } from "./load/generate";
import { againstPlain, besideExport, besideFaults, type Finding, mixedLoad, overload } from "./load/goals";
import { pathsOf } from "./load/mix";
import { ms, printTable } from "./print-table";
import { benchTranscript } from "./transcript";

const dayMs = 86_400_000;
const filledDays = 90;
/** Fetched while people read: for L-01 and L-04 each. */
const besideDays = 60;
const sampleRuns = 40;
/** One of each screen. */
const screens = ["list, no filter", "facets, channel + tag + month", "search, rare", "transcript", "volumes"];
const graceMs = 2_000;
const children: Child[] = [];

process.title = "backscroll-bench-load";
for (const name of Object.keys(process.env)) {
  if (/^(KORE_|OIDC_|BACKSCROLL_(?!DATA)|DATABASE_URL|PUBLIC_URL|METRICS_)/.test(name))
    delete process.env[name];
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => void stop(130));
main().then(
  (isMet) => stop(isMet ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    return stop(1);
  },
);

/** Measures what is promised under load, in one run, and prints one table; resolves to whether all of it is held. */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      sessions: { type: "string", default: "1800" },
      growth: { type: "string", default: "20" },
      seconds: { type: "string", default: "20" },
      rate: { type: "string", default: "40" },
      engine: { type: "string", default: findPostgres() ? "PostgreSQL" : "embedded" },
      only: { type: "string", multiple: true, default: [] },
    },
  });
  const isWanted = (goal: string) => values.only.length === 0 || values.only.includes(goal);
  const engine = values.engine === "embedded" ? "embedded" : "PostgreSQL";
  const perDay = Math.ceil(Number(values.sessions) / filledDays);
  const startedAt = performance.now();
  const findings: Finding[] = [];
  const place = await openPlace(engine, perDay, filledDays + 2 * besideDays, null);
  const end = Math.floor(Date.now() / dayMs) * dayMs;
  const from = end - filledDays * dayMs;
  const spanBefore = (part: number) => ({
    from: from - (part + 1) * besideDays * dayMs,
    to: from - part * besideDays * dayMs,
  });
  try {
    say("filling");
    await fill(place, { from, to: end });
    await tendWhole(place);
    const small = await timeScreens(place, await writeQuestions(place, end));
    const sizeBefore = await size(place);
    say("growing");
    await grow(place, Number(values.growth));
    await tendWhole(place);
    const questions = await writeQuestions(place, end);
    const stage = { place, questions, seconds: Number(values.seconds), perSecond: Number(values.rate) };
    const held = await size(place);
    if (isWanted("L-06")) {
      say("L-06");
      const large = await timeScreens(place, questions);
      findings.push(...growthOf(small, large, `${sizeBefore} to ${held}`));
    }
    const steps: [string, () => Promise<Finding | Finding[]>][] = [
      ["L-01", () => mixedLoad(stage, spanBefore(0))],
      ["L-02", () => againstPlain(stage, (child) => void children.push(child))],
      ["L-04", () => besideFaults(stage, spanBefore(1))],
      ["L-05", () => overload(stage)],
      ["L-07", () => besideExport(stage)],
    ];
    for (const [goal, measure] of steps) {
      if (!isWanted(goal)) continue;
      say(goal);
      findings.push(...[await measure()].flat());
    }
    console.log(`${engine}, ${held}`);
  } finally {
    await place.stop();
  }
  if (isWanted("L-03")) {
    say("L-03");
    delete process.env["DATABASE_URL"];
    findings.push(await longTranscript());
  }
  print(findings, (performance.now() - startedAt) / 60_000);
  return findings.every(({ isMet }) => isMet);
}

function say(step: string): void {
  console.log(`${step}…`);
}

async function size({ archive }: Place): Promise<string> {
  const { rows } = await archive.execute<{ count: number }>(sql`select count(*)::int as count from messages`);
  return `${(rows[0]?.count ?? 0).toLocaleString("en")} messages`;
}

/** p95 of each screen's main question, one after the other. */
async function timeScreens(place: Place, questions: Question[]): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const screen of screens) {
    const name = questions.find((question) => question.name.startsWith(screen))?.name ?? screen;
    const paths = pathsOf(questions, name);
    let asked = 0;
    const ask = (turn: number) => ({
      path: paths[turn % paths.length] ?? "",
      headers: { cookie: place.cookie },
    });
    const load = await askInTurn(place.origin, 1, () => asked++ >= sampleRuns, ask);
    // The first few find nothing of it in memory.
    times.set(name, percentile(load.times.slice(5), 0.95));
  }
  return times;
}

function growthOf(small: Map<string, number>, large: Map<string, number>, from: string): Finding[] {
  return [...large].map(([name, after]) => {
    const before = small.get(name) ?? Number.NaN;
    return {
      goal: "L-06",
      what: `${name}: p95 from ${from}`,
      measured: `${ms(before)} to ${ms(after)}, × ${(after / before).toFixed(2)}`,
      wanted: "× 1.5",
      isMet: after <= 1.5 * before,
    };
  });
}

/** L-03: the route against a page of the same rows that the server draws. */
async function longTranscript(): Promise<Finding> {
  const { ours, base } = await benchTranscript((child) => void children.push(child), { hasBrowser: false });
  const [factor, bytes] = [ours.perSecond / base.perSecond, ours.bytes / base.bytes];
  return {
    goal: "L-03",
    what: "a session of 10,000 messages: the route against a page of the server",
    measured: `× ${factor.toFixed(1)} requests a second, × ${bytes.toFixed(2)} bytes`,
    wanted: "× 10, × 0.33",
    isMet: factor >= 10 && bytes <= 1 / 3,
  };
}

function print(findings: Finding[], minutes: number): void {
  const [cpu] = cpus();
  console.log(
    `\nNode ${process.version}, ${cpus().length} × ${cpu?.model ?? "unknown processor"}, client and server together; ${minutes.toFixed(1)} minutes\n`,
  );
  const rows = findings
    .toSorted((a, b) => a.goal.localeCompare(b.goal))
    .map(({ goal, what, measured, wanted, isMet }) => [
      `${goal}  ${what}`,
      measured,
      wanted,
      isMet ? "" : "missed",
    ]);
  printTable([["", "measured", "goal", ""], ...rows]);
}

async function stop(exitCode: number): Promise<void> {
  for (const child of children.splice(0).reverse()) await child.stop(graceMs);
  process.exit(exitCode);
}
