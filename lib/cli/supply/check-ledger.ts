import { satisfies, validRange } from "semver";
import { z } from "zod";

/** Where an advisory stands: our version has the mend, or the fault is in a part that nothing of ours reaches. */
const stateSchema = z.enum(["fixed", "disabled", "not-used"]);

export const ledgerSchema = z.strictObject({
  /** The day on which somebody last looked for new advisories. */
  checkedOn: z.iso.date(),
  advisories: z.array(
    z.strictObject({
      id: z.string().regex(/^(CVE-\d{4}-\d{4,}|GHSA(-[23456789cfghjmpqrvwx]{4}){3})$/),
      package: z.string(),
      /** The versions that have the fault. */
      range: z.string().refine((range) => validRange(range) !== null, "no range of versions"),
      what: z.string().min(1),
      state: stateSchema,
      /** The test that proves a `disabled`. */
      test: z.string().optional(),
    }),
  ),
});
export type Ledger = z.infer<typeof ledgerSchema>;

export const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      hasInstallScript: z.boolean().optional(),
      optional: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      cpu: z.array(z.string()).optional(),
    }),
  ),
});
export type Lock = z.infer<typeof lockSchema>;

/** What is wrong between the ledger and the packages of the lock, one sentence each. */
export function checkLedger(ledger: Ledger, lock: Lock, isThere: (file: string) => boolean): string[] {
  const installed = Object.entries(lock.packages).map(([path, { version }]) => ({
    name: path.split("node_modules/").at(-1),
    version: version ?? "",
  }));
  const seen = new Set<string>();
  return ledger.advisories.flatMap(({ id, package: name, range, state, test }) => {
    const versions = installed.filter((entry) => entry.name === name).map(({ version }) => version);
    const hit = versions.filter((version) => satisfies(version, range, { includePrerelease: true }));
    const faults = [
      seen.has(id) && `${id} is in the ledger twice.`,
      versions.length === 0 && `${id}: ${name} is not in package-lock.json any more.`,
      state === "fixed" && hit.length > 0 && `${id}: ${name} ${hit.join(", ")} has the fault (${range}).`,
      state === "disabled" && !test && `${id}: no test proves that it is disabled.`,
      test && !isThere(test) && `${id}: there is no ${test}.`,
    ];
    seen.add(id);
    return faults.filter((fault): fault is string => typeof fault === "string" && fault !== "");
  });
}

const dayMs = 86_400_000;

/** Whole days since somebody last looked. */
export function countLedgerDays(ledger: Ledger, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(ledger.checkedOn)) / dayMs);
}
