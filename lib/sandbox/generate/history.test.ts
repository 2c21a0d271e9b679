import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { createAccount } from "../bots";
import { dayMs } from "./calendar";
import { History } from "./history";
import type { Message } from "./session";

const noon = Date.parse("2026-03-18T12:00:00.000Z");

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function historyOf(sessionsPerDay: number, seed = 1): History {
  const [profile] = createAccount({ sessionsPerDay, seed }).profiles;
  if (!profile) throw new Error("the account has no bot");
  return new History(profile, Math.floor(noon / dayMs - 60) * dayMs);
}

async function take<T>(rows: AsyncIterable<T>, count: number): Promise<T[]> {
  const taken: T[] = [];
  for await (const row of rows) {
    if (taken.push(row) === count) break;
  }
  return taken;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const week = { from: noon - 7 * dayMs, to: noon };

describe("a history", () => {
  test("counts sessions as it lists them, in any span", async () => {
    const history = historyOf(300);
    for (const span of [
      week,
      { from: noon - 3.3 * dayMs, to: noon - 1.1 * dayMs },
      { from: noon - 60_000, to: noon },
    ]) {
      expect(history.countPlans(span)).toBe((await take(history.plansIn(span), 1e6)).length);
    }
  });

  test("skips as many as asked for, from either end", async () => {
    const history = historyOf(300);
    const all = await take(history.plansIn(week), 1e6);
    for (const skip of [0, 1, 119, 700, all.length]) {
      expect(await take(history.plansIn(week, { skip }), 1e6)).toEqual(all.slice(skip));
      expect(await take(history.plansIn(week, { skip, forward: true }), 1e6)).toEqual(
        all.toReversed().slice(skip),
      );
    }
  });

  test("finds every session by its id, every message by its own, and every call by its callId", async () => {
    const history = historyOf(60);
    for (const plan of await take(history.plansIn(week), 150)) {
      const session = history.session(plan);
      expect(history.findSession(plan.sessionId)).toBe(session);
      for (const message of session.messages.slice(0, 2))
        expect(history.findMessage(message.id)).toBe(message);
      if (session.callId) expect(history.findCall(session.callId)).toBe(session);
    }
  });

  test("knows nobody else's ids", () => {
    const [ours, theirs] = [historyOf(60), historyOf(60, 2)];
    const person = theirs.people.person(3);
    expect(theirs.people.indexOf(person.userId)).toBe(3);
    expect(ours.people.indexOf(person.userId)).toBeUndefined();
    expect(ours.findSession("6".repeat(24))).toBeUndefined();
    expect(ours.findMessage("ms-x")).toBeUndefined();
    expect(ours.findCall("x")).toBeUndefined();
  });

  test("writes a session the same way again after it has been forgotten", async () => {
    const history = historyOf(400);
    const [plan] = await take(history.plansIn({ from: week.from, to: week.from + dayMs }), 1);
    const before = plan && textsOf(history.session(plan).messages);
    for (const other of await take(history.plansIn({ from: noon - 20 * dayMs, to: noon - 8 * dayMs }), 4_000))
      history.session(other);
    const [again] = await take(history.plansIn({ from: week.from, to: week.from + dayMs }), 1);
    expect(again && textsOf(history.session(again).messages)).toEqual(before);
  });

  test("tells different stories for different seeds", async () => {
    const [one, two] = await Promise.all(
      [1, 2].map((seed) => take(historyOf(60, seed).messagesIn(week), 50)),
    );
    expect(textsOf(one ?? [])).not.toEqual(textsOf(two ?? []));
  });
});

describe("a history of a million sessions", () => {
  test("gives its first page about as fast as a small one", async () => {
    const firstPage = (sessionsPerDay: number) =>
      timed(() => take(historyOf(sessionsPerDay).plansIn(week), 100));
    await firstPage(80);
    const [small, huge] = [await firstPage(80), await firstPage(16_700)];
    expect(huge).toBeLessThan(small + 1_000);
  });

  test("gives a page from the middle without walking there", async () => {
    const history = historyOf(16_700);
    expect(await timed(() => take(history.plansIn(week, { skip: 60_000 }), 100))).toBeLessThan(1_000);
  });

  test("needs no more memory for eight days than for a few", async () => {
    const history = historyOf(5_000);
    const read = async (day: number) => {
      const span = { from: noon - (day + 1) * dayMs, to: noon - day * dayMs };
      for (const plan of await take(history.plansIn(span), 200)) history.session(plan);
      await take(history.messagesIn({ from: span.to - 600_000, to: span.to }), 500);
      collectGarbage();
      return process.memoryUsage().heapUsed / 1e6;
    };
    const used: number[] = [];
    for (let day = 10; day < 18; day++) used.push(await read(day));
    expect(Math.max(...used.slice(-3))).toBeLessThan(Math.max(...used.slice(2, 5)) + 40);
  });
});

function textsOf(messages: readonly Message[]): unknown[] {
  return messages.map((message) => [message.id, message.at, message.component]);
}
