import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { openArchive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { type Child, firstMessage, startProgram } from "../supervisor/child";
import { digestOf } from "./digest";
import { startSync, startTroupe, untilSettled } from "./stage";

/**
 * The disk of the embedded archive is full while sync writes. An archive that ends is started again, as the supervisor
 * does; once there is room, everything comes in. Mounts a small disk of its own, which only root may.
 */
const diskMb = 256;
const graceMs = 5_000;
const fullMs = 15_000;

const troupe = await startTroupe(Date.parse("2026-03-18T09:30:00.000Z"), {
  bots: [{ botId: "st-chaos", name: "Chaos", trade: "bank", sessionsPerDay: 60 }],
});
const disk = join(troupe.folder, "disk");
mkdirSync(disk);
execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMb}m,mode=700`, "tmpfs", disk]);
const whole = await run("roomy", false);
const result = await run("full", true);
execFileSync("umount", [disk]);
await troupe.sandbox.close();
rmSync(troupe.folder, { recursive: true, force: true });
const isSame = result.digest === whole.digest;
console.log(`The disk was full for ${fullMs / 1_000} s; the archive ended ${result.ends} times meanwhile.`);
console.log(isSame ? "The digests are the same." : `Wrong: ${result.digest} instead of ${whole.digest}`);
process.exit(isSame ? 0 : 1);

async function run(name: string, isFilled: boolean) {
  const data = join(disk, name);
  let ends = 0;
  let isStopping = false;
  let child: Child | null = null;
  let socketDirectory = "";
  const keep = async () => {
    child = startProgram("archive", "lib/cli/archive.ts", [data]);
    void child.exited.then(async () => {
      if (isStopping) return;
      ends += 1;
      await delay(1_000);
      await keep().catch(() => undefined);
    });
    const report = (await firstMessage(child)) as { socketDirectory?: string };
    socketDirectory = report.socketDirectory ?? socketDirectory;
  };
  const stopChild = async () => await child?.stop(graceMs);
  await keep();
  const archive = openArchive({ databaseUrl: null, archiveSocket: socketDirectory });
  await migrateArchive(archive);
  const options = {
    koreUrl: troupe.sandbox.url,
    settings: { BACKSCROLL_ARCHIVE: socketDirectory },
    now: troupe.now,
  };
  const sync = await startSync(troupe, options);
  if (isFilled) {
    const ballast = join(disk, "ballast");
    await delay(3_000);
    fillUp(ballast);
    await delay(fullMs);
    rmSync(ballast);
    console.log("There is room again.");
  }
  for (let isOver = false; !isOver; ) {
    isOver = await untilSettled({ archive, botId: troupe.botId }).then(
      () => true,
      () => delay(200, false),
    );
  }
  const digest = JSON.stringify(await digestOf(archive, troupe.botId));
  await sync.stop(graceMs);
  await archive.$client.end();
  isStopping = true;
  await stopChild();
  rmSync(data, { recursive: true, force: true });
  return { digest, ends };
}

/** Block by block, until there is no room for one more. */
function fillUp(file: string): void {
  const block = Buffer.alloc(65_536);
  for (let mb = 0; ; mb += block.length / 1_048_576) {
    try {
      appendFileSync(file, block);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      console.log(`Filled the last ${Math.round(mb)} MB.`);
      return;
    }
  }
}
