import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTestArchive, type TestArchive } from "./test-archive";
import { tendArchive } from "./upkeep";

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
});
afterAll(() => test.stop());

it("gathers statistics of a table that has grown, once", async () => {
  await test.archive.execute(sql`
    insert into facet_days select 'st-1', 'tag', date '2026-01-01', 'rtm', false, sha256(n::text::bytea), 'n', n::text, 1, 'agent'
    from generate_series(1, 2000) n`);
  expect(await tended()).toContain('analyze "facet_days"');
  const { rows } = await test.archive.execute(sql`
    select reltuples::int as rows from pg_class where relname = 'facet_days'`);
  expect(rows).toEqual([{ rows: 2_000 }]);
  expect(await tendArchive(test.archive)).toEqual([]);
});

it("makes room where many rows have died", async () => {
  await test.archive.execute(sql`delete from facet_days`);
  expect(await tended()).toContain('vacuum "facet_days"');
});

/** PostgreSQL counts a moment later what other connections did. */
async function tended(): Promise<string[]> {
  return await vi.waitFor(async () => {
    const statements = await tendArchive(test.archive);
    expect(statements).not.toEqual([]);
    return statements;
  });
}
