import { sql } from "drizzle-orm";
import { startArchive } from "@/lib/cli/supervisor/archive";
import type { Child } from "@/lib/cli/supervisor/child";
import { type Archive, openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { storeLongSession } from "../bench/transcript/long-session";

/** Works on an archive that nobody else has open: fills it with so many sessions, or counts leases that were left. */
const [data = "", botId = "", sessions = "0", perSession = "0"] = process.argv.slice(2);
const graceMs = 5_000;
const children: Child[] = [];

const archiveSocket = await startArchive(data, (child) => children.push(child));
const archive = openArchive({ databaseUrl: null, archiveSocket });
await migrateArchive(archive);
for (let session = 0; session < Number(sessions); session += 1) {
  const id = `69a3f0${String(session).padStart(18, "0")}`;
  await storeLongSession(archive, botId, id, { count: Number(perSession), hasOdd: false });
}
// Long enough for what is downloaded to wait for its reader on the way.
if (Number(sessions) > 0) await archive.execute(sql`update messages set text = repeat(text, 16)`);
const leases = await countLeases(archive);
await archive.$client.end();
for (const child of children) await child.stop(graceMs);
process.send?.({ leases });
process.disconnect();

async function countLeases(connection: Archive): Promise<number> {
  const { rows } = await connection.execute<{ count: number }>(
    sql`select count(*)::int as count from sync_windows where state = 'running'`,
  );
  return rows[0]?.count ?? Number.NaN;
}
