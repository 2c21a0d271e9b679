import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkLedger, countLedgerDays, type Ledger, type Lock, ledgerSchema } from "./check-ledger";
import { readLedger, readLock } from "./read-ledger";

const ledger = readLedger();
const lock = readLock();

it("knows of no advisory that a package of this tree is open to", () => {
  expect(checkLedger(ledger, lock, existsSync)).toEqual([]);
  expect(ledger.advisories.length).toBeGreaterThanOrEqual(60);
});

describe("a ledger that is wrong", () => {
  const next = { id: "CVE-2025-29927", package: "next", range: "<15.2.3", what: "…" } as const;
  const old: Lock = { packages: { "node_modules/next": { version: "15.2.2" } } };
  const check = (advisories: Ledger["advisories"], packages = old) =>
    checkLedger({ checkedOn: "2026-01-01", advisories }, packages, () => false);

  it("fails where the installed version has a fault that is called fixed", () => {
    expect(check([{ ...next, state: "fixed" }])).toEqual([
      "CVE-2025-29927: next 15.2.2 has the fault (<15.2.3).",
    ]);
    const nested = { packages: { "node_modules/a/node_modules/next": { version: "15.2.3-canary.1" } } };
    expect(check([{ ...next, state: "fixed" }], nested)).toHaveLength(1);
    expect(check([{ ...next, range: "<15.2.2", state: "fixed" }])).toEqual([]);
    expect(check([{ ...next, state: "not-used" }])).toEqual([]);
  });

  it("fails where nothing proves that a part is disabled", () => {
    expect(check([{ ...next, state: "disabled" }])).toEqual([
      "CVE-2025-29927: no test proves that it is disabled.",
    ]);
    expect(check([{ ...next, state: "disabled", test: "gone.test.ts" }])).toEqual([
      "CVE-2025-29927: there is no gone.test.ts.",
    ]);
  });

  it("fails on a package that is not installed and on an id that is there twice", () => {
    expect(check([{ ...next, package: "left-pad", state: "fixed" }])).toEqual([
      "CVE-2025-29927: left-pad is not in package-lock.json any more.",
    ]);
    expect(check([next, next].map((advisory) => ({ ...advisory, state: "not-used" as const })))).toEqual([
      "CVE-2025-29927 is in the ledger twice.",
    ]);
  });

  it.each([
    ["a range that is none", { ...next, range: "older than 15", state: "fixed" }],
    ["an id that is none", { ...next, id: "SNYK-1", state: "fixed" }],
    ["a state that is none", { ...next, state: "accepted" }],
  ])("is not read with %s", (_, advisory) => {
    expect(ledgerSchema.safeParse({ checkedOn: "2026-01-01", advisories: [advisory] }).success).toBe(false);
  });

  it("ages by whole days", () => {
    const aged = { checkedOn: "2026-01-01", advisories: [] };
    expect(countLedgerDays(aged, new Date("2026-01-31T23:59:00Z"))).toBe(30);
    expect(countLedgerDays(aged, new Date("2026-02-01T00:00:00Z"))).toBe(31);
  });
});
