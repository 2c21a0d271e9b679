import { EventEmitter, once } from "node:events";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { listWindows } from "@/lib/server/archive/sync-state";
import { startTestArchive, type TestArchive } from "@/lib/server/archive/test-archive";
import { countNaively, readRollups } from "@/lib/server/archive/test-rollups";
import type { BotConfig } from "@/lib/server/config";
import { Secret } from "@/lib/server/secret";
import { digestOf } from "./digest";
import { type Oddity, ScriptedKore } from "./scripted-kore";
import { openWriter, type Writer } from "./writer";

const minuteMs = 60_000;
const start = Date.parse("2026-03-18T09:30:00.000Z");
const inactivityTimeoutMs = 15 * minuteMs;
const runs = Number(process.env["MODEL_RUNS"] ?? 6);

let archive: TestArchive;
let socketDirectory: string;
let bots = 0;
beforeAll(async () => {
  vi.stubEnv("LOG_LEVEL", "silent");
  archive = await startTestArchive();
  socketDirectory =
    archive.settings.archiveSocket ??
    new URL(archive.environment["DATABASE_URL"] ?? "").searchParams.get("host") ??
    "";
});
afterAll(() => archive.stop());

/** Ages are minutes before the moment: what Kore changes or shows late is no older than a session's silence. */
const age = fc.integer({ min: 0, max: 14 });
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("append" as const), count: fc.integer({ min: 1, max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("late" as const), age }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("edit" as const), pick: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("oddity" as const),
      oddity: fc.constantFrom<Oddity | null>("shuffled", "repeated", "shifting", null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("outage" as const), requests: fc.integer({ min: 1, max: 12 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 90 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("sync" as const), writer: fc.constantFrom(0, 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("crash" as const),
      writer: fc.constantFrom(0, 1),
      statements: fc.integer({ min: 1, max: 80 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("together" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("overtaken" as const),
      request: fc.integer({ min: 1, max: 5 }),
    }),
  },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** A history at Kore, two writers and the clock that they share. */
class World {
  readonly kore = new ScriptedKore();
  writers: Writer[] = [];
  bot: BotConfig | null = null;
  now = start;
  #made = 0;

  async open(): Promise<BotConfig> {
    bots += 1;
    this.bot = {
      id: `st-model-${bots}`,
      name: "Model",
      host: await this.kore.open(),
      clientId: "cs-model",
      clientSecret: new Secret("model-secret-model-secret-model-secret"),
      kind: "bot",
      algorithm: "HS256",
      inactivityTimeoutMs,
    };
    this.writers = [await openWriter(this.bot, socketDirectory), await openWriter(this.bot, socketDirectory)];
    this.kore.onShift = () => this.say(0);
    for (let hour = 8; hour > 0; hour -= 1) this.say(hour * 60);
    return this.bot;
  }

  /** A message of a new session, or of the latest. */
  say(minutesAgo: number): void {
    this.#made += 1;
    const at = this.now - minutesAgo * minuteMs + (this.#made % 50_000) - minuteMs;
    const isNew = this.#made % 3 === 1 || minutesAgo > 14;
    const latest = [...this.kore.sessions.keys()].at(-1);
    const sessionId = isNew || !latest ? objectId(at, this.#made) : latest;
    if (!this.kore.sessions.has(sessionId)) {
      const row = { sessionId, userId: `u-${this.#made % 4}`, channel: "rtm", sessionStatus: "closed" };
      this.kore.sessions.set(sessionId, { ...row, start_time: iso(at), end_time: iso(at + minuteMs) });
    }
    this.kore.messages.set(`ms-${this.#made}`, {
      _id: `ms-${this.#made}`,
      sessionId,
      createdBy: "u-1",
      type: this.#made % 2 === 0 ? "incoming" : "outgoing",
      createdOn: iso(at),
      channels: [{ type: "rtm" }],
      components: [{ cT: "text", data: { text: `Message ${this.#made}` } }],
    });
  }

  edit(pick: number): void {
    const oldest = iso(this.now - 14 * minuteMs);
    const recent = [...this.kore.messages.values()].filter((row) => String(row["createdOn"]) >= oldest);
    const row = recent[pick % recent.length];
    if (!row) return;
    this.#made += 1;
    const components = [{ cT: "text", data: { text: `Edited ${this.#made}` } }];
    this.kore.messages.set(String(row["_id"]), { ...row, components });
  }

  async sync(writer: number): Promise<number> {
    this.now += 1_000;
    return (await this.writers[writer]?.catchUp(this.now)) ?? 0;
  }

  async act(one: Action): Promise<void> {
    if (one.kind === "append") for (let count = 0; count < one.count; count += 1) this.say(0);
    else if (one.kind === "late") this.say(one.age);
    else if (one.kind === "edit") this.edit(one.pick);
    else if (one.kind === "oddity") this.kore.oddity = one.oddity;
    else if (one.kind === "outage") this.kore.outage = one.requests;
    else if (one.kind === "wait") this.now += one.minutes * minuteMs;
    else if (one.kind === "sync") await this.sync(one.writer);
    else if (one.kind === "together") await Promise.all([this.sync(0), this.sync(1)]);
    else if (one.kind === "crash") {
      this.writers[one.writer]?.crashAfter(one.statements);
      await this.sync(one.writer);
    } else await this.overtake(one.request);
  }

  /**
   * One is held up in the middle of its work for longer than its lease, and goes on while the other, who may have taken
   * its window, is in the middle of that.
   */
  async overtake(at: number): Promise<void> {
    const told = new EventEmitter();
    const firstEnds = once(told, "first ends");
    const otherActs = once(told, "other acts");
    let requests = 0;
    let isTaken = false;
    let isOtherIdle = true;
    let other: Promise<unknown> = Promise.resolve();
    this.kore.onRequest = async () => {
      requests += 1;
      if (requests === at) {
        const [held] = await this.leases();
        this.now += 61_000;
        other = this.sync(1).finally(() => {
          isOtherIdle = false;
          told.emit("other acts");
        });
        await otherActs;
        isTaken = (await this.leases()).some(({ id, fence }) => held?.id === id && held.fence < fence);
      } else if (requests > at && isOtherIdle) {
        isOtherIdle = false;
        told.emit("other acts");
        await firstEnds;
      }
    };
    const lost = await this.sync(0);
    told.emit("first ends");
    await other;
    this.kore.onRequest = async () => undefined;
    if (isTaken) expect(lost).toBeGreaterThan(0);
  }

  /** The latest first: who crashed has left one too. */
  async leases(): Promise<{ id: string; fence: number }[]> {
    const { rows } = await archive.archive.execute<{ id: string; fence: number }>(sql`
      select id, fence::int as fence from sync_windows where bot_id = ${this.bot?.id} and state = 'running' order by lease_until desc`);
    return rows;
  }

  async windows() {
    return await listWindows(archive.archive, this.bot?.id ?? "");
  }

  /** Until everything is held. Failed windows wait for their time, and what was said meanwhile for another look. */
  async settle(): Promise<void> {
    this.kore.oddity = null;
    this.kore.outage = 0;
    for (let round = 0; round < 40; round += 1) {
      this.now += 10 * minuteMs;
      await this.sync(round % 2);
      if (round > 1 && (await this.windows()).every(({ state }) => state === "covered")) return;
    }
    throw new Error(`Never whole: ${JSON.stringify(await this.windows())}`);
  }

  async close(): Promise<void> {
    for (const writer of this.writers) await writer.close();
    await this.kore.close();
  }
}

test(
  `whatever happens to history, to Kore and to two writers, the archive ends up with all of it, once (${runs} histories)`,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 14 }), async (actions) => {
        const world = new World();
        const bot = await world.open();
        try {
          for (const one of actions) await world.act(one);
          await world.settle();
          const { rows } = await archive.archive.execute<{ id: string; raw: unknown }>(sql`
          select message_id as id, raw from messages where bot_id = ${bot.id}`);
          expect(new Map(rows.map(({ id, raw }) => [id, raw]))).toEqual(world.kore.messages);
          expect(rows).toHaveLength(world.kore.messages.size);
          const { rows: sessions } = await archive.archive.execute<{ id: string; raw: unknown }>(sql`
          select session_id as id, raw from sessions where bot_id = ${bot.id}`);
          expect(new Map(sessions.map(({ id, raw }) => [id, raw]))).toEqual(world.kore.sessions);
          expect(await readRollups(archive.archive, bot.id)).toEqual(
            await countNaively(archive.archive, bot.id),
          );
          const digest = await digestOf(archive.archive, bot.id);
          await world.settle();
          expect(await digestOf(archive.archive, bot.id)).toEqual(digest);
        } finally {
          await world.close();
        }
      }),
      {
        numRuns: runs,
        verbose: 1,
        ...(process.env["MODEL_SEED"] && { seed: Number(process.env["MODEL_SEED"]) }),
      },
    );
  },
  Math.max(120_000, runs * 5_000),
);

/** The first 8 digits are its second, as of Kore's own. */
function objectId(at: number, number: number): string {
  return (
    Math.floor(at / 1_000)
      .toString(16)
      .padStart(8, "0") + number.toString(16).padStart(16, "0")
  );
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
