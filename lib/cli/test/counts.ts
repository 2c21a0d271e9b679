import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";

export type Counts = { passed: number; failed: number };

const vitestSchema = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() })
  .transform((report) => ({
    passed: report.numPassedTests,
    // A file that cannot be loaded fails without a test of it having failed.
    failed: Math.max(report.numFailedTests, report.success ? 0 : 1),
  }));
const playwrightSchema = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
  }));

export const readVitestCounts = (path: string, code: number) => readCounts(path, code, vitestSchema);
export const readPlaywrightCounts = (path: string, code: number) => readCounts(path, code, playwrightSchema);

/** A runner that failed without a report, or with nothing failed in it, counts as one failure. */
function readCounts(path: string, code: number, schema: z.ZodType<Counts>): Counts {
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const counts = schema.parse(JSON.parse(readFileSync(path, "utf8")));
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
