import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { POST as signIn } from "@/app/api/sign-in/route";
import { createAccount } from "@/lib/server/archive/accounts";
import { startTestArchive } from "@/lib/server/archive/test-archive";
import { hashPassword } from "@/lib/server/auth/password";
import { percentile, rankSumChance } from "./compare-samples";

/** So many names of each kind, each tried so often that none is slowed down. */
const names = 50;
const triesEach = 8;
const mostGapMs = 5;
const leastChance = 0.01;
const origin = "http://127.0.0.1:3000";

process.title = "backscroll-sign-in-timing";
main().then(
  (isFine) => process.exit(isFine ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

/** Whether a wrong password for a name that exists can be told from one for a name that does not, by bytes or time. */
async function main(): Promise<boolean> {
  const data = mkdtempSync(join(tmpdir(), "backscroll-timing-"));
  const test = await startTestArchive();
  const settings = { PUBLIC_URL: origin, LOG_LEVEL: "silent", BACKSCROLL_DATA: data };
  Object.assign(process.env, test.environment, settings);
  const passwordHash = await hashPassword("a long enough password");
  for (let n = 0; n < names; n += 1) {
    await createAccount(test.archive, { name: `known ${n}`, passwordHash, grants: [] });
  }
  const kinds = ["known", "other"] as const;
  const times = { known: [] as number[], other: [] as number[] };
  const replies = new Set<string>();
  await ask("warm up");
  for (let round = 0; round < triesEach; round += 1) {
    for (let n = 0; n < names; n += 1) {
      // Neither kind is always the first of a pair.
      for (const kind of n % 2 ? kinds : [...kinds].reverse()) {
        const { ms, reply } = await ask(`${kind} ${n}`);
        times[kind].push(ms);
        replies.add(reply);
      }
    }
  }
  await test.stop();
  rmSync(data, { recursive: true });
  const [known, other] = [percentile(times.known, 5), percentile(times.other, 5)];
  const chance = rankSumChance(times.known, times.other);
  const gap = Math.abs(known - other);
  console.log(`Tries of each kind: ${names * triesEach}. Different replies: ${replies.size}.`);
  console.log(
    `5th percentile: ${known.toFixed(1)} ms where the name exists, ${other.toFixed(1)} ms where not.`,
  );
  console.log(`Gap: ${gap.toFixed(2)} ms (at most ${mostGapMs}). Mann-Whitney p: ${chance.toFixed(3)}.`);
  return replies.size === 1 && gap < mostGapMs && chance > leastChance;
}

async function ask(name: string): Promise<{ ms: number; reply: string }> {
  const request = new NextRequest(`${origin}/api/sign-in`, {
    method: "POST",
    headers: { origin, "content-type": "application/json" },
    body: JSON.stringify({ name, password: "a guess that is wrong" }),
  });
  const start = performance.now();
  const response = await signIn(request, { params: Promise.resolve({}) });
  const text = await response.text();
  const ms = performance.now() - start;
  const headers = JSON.stringify([...response.headers]);
  return { ms, reply: `${response.status} ${headers} ${text.replace(/"requestId":"[^"]+"/, "")}` };
}
