import { Pool } from "undici";
import { archive } from "@/lib/server/archive/database";
import { type Ask, revocations, watchRevocation } from "@/lib/server/auth/test-revocations";
import { findPostgres } from "../test/find-postgres.mjs";
import { startPostgres } from "../test/postgres";
import { origin, startWebInstances } from "./web-instances";

/** Two instances over one PostgreSQL, asked by twenty at once: what is taken away is gone for who asks afterwards. */
const rounds = Number(process.env["ROUNDS"] ?? 200);
const loops = 20;
const each = 3;

const binaries = findPostgres();
if (!binaries) throw new Error("There is no PostgreSQL on this machine.");
const postgres = await startPostgres(binaries);
const web = await startWebInstances({ count: 2, logLevel: "error", databaseUrl: postgres.url });
const instances = web.urls.map((url) => new Pool(url, { connections: loops / 2 + 1 }));

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
await web.close();
await postgres.stop();
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
