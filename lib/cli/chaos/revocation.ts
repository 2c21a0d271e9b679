import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "undici";
import { archive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { type Ask, revocations, watchRevocation } from "@/lib/server/auth/test-revocations";
import type { Child } from "../supervisor/child";
import { findPort } from "../supervisor/port";
import { startWeb } from "../supervisor/web";
import { findPostgres } from "../test/find-postgres.mjs";
import { startPostgres } from "../test/postgres";

/** Two instances over one PostgreSQL, asked by twenty at once: what is taken away is gone for who asks afterwards. */
const rounds = Number(process.env["ROUNDS"] ?? 200);
const loops = 20;
const each = 3;
const host = "127.0.0.1";
const graceMs = 5_000;
const origin = "https://backscroll.example";

const binaries = findPostgres();
if (!binaries) throw new Error("There is no PostgreSQL on this machine.");
const postgres = await startPostgres(binaries);
const data = await mkdtemp(join(tmpdir(), "backscroll-chaos-"));
const file = join(data, "bots.json");
const bot = { id: "st-1", host: "http://127.0.0.1:9", clientId: "cs-1", clientSecret: "of-the-chaos" };
await writeFile(file, JSON.stringify([bot]), { mode: 0o600 });
const settings = { KORE_BOTS_FILE: file, PUBLIC_URL: origin, BACKSCROLL_DATA: data, LOG_LEVEL: "error" };
Object.assign(process.env, settings, { DATABASE_URL: postgres.url, NODE_ENV: "production" });
await migrateArchive(archive());
const children: Child[] = [];
const instances: Pool[] = [];
for (let count = 0; count < 2; count += 1) {
  const port = await findPort(host, 0);
  await startWeb({ host, port, isDev: false }, (child) => children.push(child));
  instances.push(new Pool(`http://${host}:${port}`, { connections: loops / 2 + 1 }));
}

const names = Object.keys(revocations);
const totals = new Map(names.map((name) => [name, { rounds: 0, before: 0, after: 0, accepted: 0 }]));
const startedAt = performance.now();
for (let round = 0; round < rounds; round += 1) {
  const name = names[round % names.length] ?? "";
  const seen = await watchRevocation({ archive: archive(), ask: nextInstance(), loops, each }, name);
  const total = totals.get(name);
  if (!total) continue;
  total.rounds += 1;
  for (const count of ["before", "after", "accepted"] as const) total[count] += seen[count];
}
let accepted = 0;
for (const [name, total] of totals) {
  accepted += total.accepted;
  console.log(
    `${name}: ${total.rounds} rounds, ${total.before} answered before, ${total.accepted} of ${total.after} after`,
  );
}
const seconds = Math.round((performance.now() - startedAt) / 1_000);
console.log(
  `${rounds} rounds of ${loops} at once on two instances: ${accepted} accepted after (${seconds} s)`,
);

for (const pool of instances) await pool.destroy();
await archive().$client.end();
for (const child of children.reverse()) await child.stop(graceMs);
await postgres.stop();
await rm(data, { recursive: true, force: true });
process.exit(accepted === 0 ? 0 : 1);

/** One request to this instance, one to the other. */
function nextInstance(): Ask {
  let count = 0;
  return async ({ method, path, as, body }) => {
    count += 1;
    const headers = { origin, "content-type": "application/json", ...as };
    const sent = { method: method as "GET", path, headers };
    const pool = instances[count % instances.length];
    const reply = await pool?.request({ ...sent, ...(body !== undefined && { body: JSON.stringify(body) }) });
    await reply?.body.dump();
    return reply?.statusCode ?? 0;
  };
}
