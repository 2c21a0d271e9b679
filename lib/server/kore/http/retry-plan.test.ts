import fc from "fast-check";
import { expect, it } from "vitest";
import { planRetry, readRetryAfter } from "./retry-plan";

const now = Date.UTC(2026, 0, 1);

it.each(["credentials", "scope", "rejected"] as const)("%s is never tried again", (kind) => {
  expect(planRetry(kind, 1, "1", now, 0.5)).toEqual({ kind: "give-up", code: kind, retryAt: null });
});

it("faults that may pass are tried again with growing, jittered delays, four times in all", () => {
  for (const kind of ["retryable", "unreachable", "malformed"] as const) {
    expect(planRetry(kind, 1, null, now, 0.5)).toMatchObject({ kind: "retry", delayMs: 500 });
    expect(planRetry(kind, 3, null, now, 0.5)).toMatchObject({ kind: "retry", delayMs: 2_000 });
    expect(planRetry(kind, 4, null, now, 0.5)).toMatchObject({ kind: "give-up", retryAt: null });
  }
});

it("limits name the time they are over instead of being tried", () => {
  const retryAt = (kind: "limited-minute" | "limited-hour", header: string | null) => {
    const plan = planRetry(kind, 1, header, now, 0);
    return plan.kind === "give-up" && plan.code === "limited" ? (plan.retryAt ?? 0) - now : null;
  };
  expect(retryAt("limited-minute", null)).toBe(60_000);
  expect(retryAt("limited-hour", null)).toBe(900_000);
  expect(retryAt("limited-minute", "7")).toBe(7_000);
  expect(retryAt("limited-minute", "Thu, 01 Jan 2026 00:00:30 GMT")).toBe(30_000);
  expect(retryAt("limited-minute", "Wed, 31 Dec 2025 00:00:00 GMT")).toBe(1_000);
  expect(retryAt("limited-minute", "99999999999")).toBe(3_600_000);
});

it("a server that asks for a short wait gets it, for a long one it is left alone", () => {
  expect(planRetry("retryable", 1, "3", now, 0)).toMatchObject({ kind: "retry", delayMs: 3_000 });
  expect(planRetry("retryable", 1, "120", now, 0)).toMatchObject({ kind: "give-up", retryAt: now + 120_000 });
});

it("a Retry-After that means nothing is as if it were absent", () => {
  for (const text of ["", "soon", "-1", null]) expect(readRetryAfter(text, now)).toBeNull();
});

it("no plan waits longer than its caps, whatever the header says", () => {
  const kinds = fc.constantFrom("limited-minute", "limited-hour", "retryable", "unreachable", "malformed");
  const header = fc.oneof(
    fc.nat().map(String),
    fc.string(),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  fc.assert(
    fc.property(
      kinds,
      fc.integer({ min: 1, max: 9 }),
      header,
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (...input) => {
        const plan = planRetry(input[0], input[1], input[2], now, input[3]);
        if (plan.kind === "retry") expect(plan.delayMs).toBeLessThanOrEqual(15_000);
        else expect((plan.retryAt ?? now) - now).toBeLessThanOrEqual(3_600_000);
      },
    ),
  );
});
