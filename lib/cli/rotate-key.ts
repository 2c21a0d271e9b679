import { archive } from "@/lib/server/archive/database";
import { readConfig } from "@/lib/server/config";
import { rotateKey } from "@/lib/server/rotate-key";
import { borrowArchive } from "./command/borrow-archive";
import { printCount } from "./command/print";
import { type CommandInput, runCommand, UsageFault } from "./command/run-command";

const usage = `Usage: npm run rotate-key

Makes a new key for this installation and seals everything with it anew: the secrets of bots connected on the settings
page and the keys of one-time codes. Backscroll may run meanwhile and answers every request. Ended at any point, run it
again. The old key goes into the file old-keys (BACKSCROLL_OLD_KEY_FILE), which from then on belongs to the key: it
proves the audit written so far and opens old links; it opens no secret any more.`;

runCommand({ name: "rotate-key", usage, run });

async function run({ files, signal }: CommandInput): Promise<number> {
  if (files.length > 0) throw new UsageFault("This takes no names.");
  const settings = readConfig(process.env);
  const borrowed = await borrowArchive({ settings, task: "rotating the key", mayCreate: false, signal });
  // The audit writes to the archive of this process, which is the borrowed one.
  Object.assign(globalThis, { backscrollArchive: borrowed.archive });
  try {
    const { outcome, secrets, lost } = await rotateKey({ archive: archive() });
    console.log(
      outcome === "rotated"
        ? `The key is a new one, and seals ${printCount(secrets, "secret")}.`
        : `A rotation that was begun is finished: ${printCount(secrets, "secret")} were left to seal.`,
    );
    for (const id of lost)
      console.error(`What is sealed of ${id} opens with no key that is here, and stays as it is.`);
    console.log("Keep the file of old keys with the key: the audit so far is proved with it.");
    return lost.length > 0 ? 1 : 0;
  } finally {
    await borrowed.close();
  }
}
