import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { startArchive } from "@/lib/cli/supervisor/archive";
import type { Child } from "@/lib/cli/supervisor/child";
import { archive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { revokeShare, setSharePolicy } from "@/lib/server/shares/keep-shares";
import { makeViewer, redeemBy, share, storeTalk, visit } from "@/lib/server/shares/test-shares";
import { ms, printTable } from "./print-table";

const runs = 400;
const mostGapMs = 2;
const nobody = { token: "unknown" };

/** How long what opens nothing takes to say so: whoever tries links must not learn from it which of them there were. */
export async function benchShares(watch: (child: Child) => void): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "backscroll-bench-"));
  const file = join(data, "bots.json");
  const bot = { id: "st-1", host: "http://127.0.0.1:9", clientId: "cs-1", clientSecret: "of-the-bench" };
  await writeFile(file, JSON.stringify([bot]), { mode: 0o600 });
  const archiveSocket = await startArchive(data, watch);
  const settings = { KORE_BOTS_FILE: file, LOG_LEVEL: "error", BACKSCROLL_DATA: data };
  Object.assign(process.env, settings, { BACKSCROLL_ARCHIVE: archiveSocket });
  await migrateArchive(archive());
  const bodies = await makeBodies();

  const times = new Map(Object.keys(bodies).map((name) => [name, [] as number[]]));
  for (let run = -20; run < runs; run += 1) {
    // In turns, so that what else the machine does falls on all of them alike.
    for (const [name, body] of Object.entries(bodies)) {
      const startedAt = performance.now();
      const reply = await redeemBy(body);
      await reply.text();
      const took = performance.now() - startedAt;
      if (reply.status !== 404) throw new Error(`${name} was answered ${reply.status}.`);
      if (run >= 0) times.get(name)?.push(took);
    }
  }

  console.log(`\nLinks that open nothing, ${runs} tries of each in turns\n`);
  const p5 = (name: string) => (times.get(name) ?? []).toSorted((a, b) => a - b)[runs / 20] ?? Number.NaN;
  const rows = Object.keys(bodies).map((name) => {
    const gap = p5(name) - p5(name.endsWith("with a passphrase") ? "unknown, with a passphrase" : "unknown");
    return { name, gap };
  });
  printTable([["", "p5", "gap"], ...rows.map(({ name, gap }) => [name, ms(p5(name)), ms(Math.abs(gap))])]);
  const widest = Math.max(...rows.map(({ gap }) => Math.abs(gap)));
  console.log(`\nThe widest gap is ${ms(widest)} (goal: under ${mostGapMs} ms).`);
  await archive().$client.end();
  await rm(data, { recursive: true, force: true });
  if (widest >= mostGapMs) throw new Error("Times tell links apart.");
}

async function makeBodies(): Promise<Record<string, { token: string; passphrase?: string }>> {
  const admin = await makeViewer(archive(), "Ada", "admin");
  const leaver = await makeViewer(archive(), "Bo", "reviewer");
  await setSharePolicy(admin, "st-1", { allowsShares: true });
  await storeTalk(archive(), "s-1", "Hello", "Hello");
  const revoked = await share(admin, "s-1");
  await revokeShare(admin, revoked.share.id);
  const expired = await share(admin, "s-1");
  await archive().execute(
    sql`update shares set expires_at = now() - interval '1 day' where id = ${expired.share.id}`,
  );
  const used = await share(admin, "s-1", { maxViews: 1 });
  await visit(used.token);
  const orphaned = await share(leaver, "s-1");
  await archive().execute(sql`update accounts set disabled_at = now() where id = ${leaver.id}`);
  const locked = await share(admin, "s-1", { passphrase: "open sesame" });
  const tried = { token: locked.token, passphrase: "open barley" };
  while ((await redeemBy(tried)).status !== 404) await redeemBy(tried);
  return {
    unknown: nobody,
    revoked: { token: revoked.token },
    expired: { token: expired.token },
    "used up": { token: used.token },
    "of somebody disabled": { token: orphaned.token },
    "unknown, with a passphrase": { ...nobody, passphrase: "open barley" },
    "locked after ten tries, with a passphrase": tried,
  };
}
