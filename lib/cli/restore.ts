import { openBackup } from "@/lib/server/archive/backup/read-backup";
import { countHeld, restoreBackup } from "@/lib/server/archive/backup/restore";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { readConfig } from "@/lib/server/config";
import { borrowArchive } from "./command/borrow-archive";
import { typedPath } from "./command/paths";
import { printCount } from "./command/print";
import { type CommandInput, runCommand, UsageFault } from "./command/run-command";

const usage = `Usage: npm run restore -- <file> [--replace]

Puts a backup into an empty archive, or with --replace in the place of what the archive holds. The whole file is checked
before anything is touched, and either all of it is restored or nothing. Who was erased, by this archive's word or the
backup's, stays erased. Everybody has to sign in again. While Backscroll runs, its pages wait until it is done.`;

runCommand({ name: "restore", usage, flags: ["replace"], run });

async function run({ files, values, signal }: CommandInput): Promise<number> {
  const [file] = files;
  if (!file || files.length > 1) throw new UsageFault("Name one file.");
  const replace = values["replace"] === true;
  const startedAt = performance.now();
  const settings = readConfig(process.env);
  const backup = await openBackup(typedPath(file));
  try {
    const { madeAt, tables } = backup.manifest;
    const brought = Object.fromEntries(tables.map(({ name, rows }) => [name, rows]));
    console.log(`The backup of ${madeAt} holds ${tellCounts(brought)}.`);
    const borrowed = await borrowArchive({ settings, task: "restore", mayCreate: true, signal });
    try {
      const { archive } = borrowed;
      await migrateArchive(archive);
      const held = await countHeld(archive);
      if (Object.keys(held).length > 0) {
        console.log(`The archive holds ${tellCounts(held)}.`);
        if (!replace) {
          console.error("Nothing was changed. To put the backup in the place of all that, add --replace.");
          return 1;
        }
        console.log("All that is replaced now.");
      }
      const { erasedSessions } = await restoreBackup(backup, { archive, replace, now: Date.now(), signal });
      if (erasedSessions > 0)
        console.log(`${printCount(erasedSessions, "session")} of people who were erased stayed away.`);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      console.log(`Restored in ${seconds} s. Everybody has to sign in again.`);
      return 0;
    } finally {
      await borrowed.close();
    }
  } finally {
    backup.close();
  }
}

function tellCounts({
  sessions = 0,
  messages = 0,
  accounts = 0,
  ...rest
}: Partial<Record<string, number>>): string {
  const others = Object.values(rest).reduce<number>((sum, count) => sum + (count ?? 0), 0);
  return [
    printCount(sessions, "session"),
    printCount(messages, "message"),
    printCount(accounts, "account"),
    `${printCount(others)} other rows`,
  ].join(", ");
}
