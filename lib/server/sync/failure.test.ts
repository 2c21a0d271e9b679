import { expect, it } from "vitest";
import { KoreError } from "../kore/http/kore-error";
import { toFailure } from "./failure";

const now = 1_000_000;
const meet = (error: unknown, changes = {}) =>
  toFailure(error, {
    kind: "backfill",
    attempts: 0,
    from: 0,
    to: 86_400_000,
    pages: 0,
    now,
    random: 1,
    ...changes,
  });

it.each(["credentials", "scope", "rejected"] as const)("%s waits for a person", (code) => {
  expect(meet(new KoreError(code, "why"), { pages: 99 })).toEqual({
    code,
    detail: "why",
    nextAttemptAt: null,
    countsAsTry: true,
    halves: false,
  });
});

it("a limit is over when Kore says so, and is no try", () => {
  expect(meet(new KoreError("limited", null, { retryAt: now + 60_000 }))).toMatchObject({
    nextAttemptAt: now + 60_000,
    countsAsTry: false,
  });
});

it("a window that keeps failing is tried ever more rarely, up to every five minutes", () => {
  const waits = [0, 1, 2, 30].map(
    (attempts) => (meet(new KoreError("unreachable", null), { attempts }).nextAttemptAt ?? 0) - now,
  );
  expect(waits).toEqual([5_000, 10_000, 20_000, 300_000]);
});

it("an outage that was noticed is no try either", () => {
  const away = new KoreError("unreachable", null, { retryAt: now + 20_000 });
  expect(meet(away)).toMatchObject({ nextAttemptAt: now + 20_000, countsAsTry: false });
});

it("a long window is halved, a live one never", () => {
  expect(meet(new KoreError("upstream", null), { pages: 10 }).halves).toBe(true);
  expect(meet(new KoreError("upstream", null), { pages: 10, kind: "live" }).halves).toBe(false);
});

it("a window whose answer is too much is halved at once, down to a quarter of an hour", () => {
  const tooMuch = new KoreError("malformed", null, { isTooMuch: true });
  expect(meet(tooMuch).halves).toBe(true);
  expect(meet(tooMuch, { to: 29 * 60_000 }).halves).toBe(false);
});

it("what is no fault of Kore's is internal and tells nothing of itself", () => {
  expect(meet(new TypeError("password=hunter2"))).toMatchObject({ code: "internal", detail: null });
});
