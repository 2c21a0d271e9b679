import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { archive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { startArchive } from "../supervisor/archive";
import type { Child } from "../supervisor/child";
import { findPort } from "../supervisor/port";
import { startWeb } from "../supervisor/web";

export const origin = "https://backscroll.example";
const host = "127.0.0.1";
const graceMs = 5_000;

type Wanted = {
  count: number;
  logLevel: string;
  /** A PostgreSQL in place of the embedded archive. */
  databaseUrl?: string;
};
export type WebInstances = {
  /** Where each answers. */
  urls: string[];
  webs: Child[];
  close(): Promise<void>;
};

/** Web servers of the build over one archive, which this process has open too, for the bot `st-1` whose Kore is away. */
export async function startWebInstances({ count, logLevel, databaseUrl }: Wanted): Promise<WebInstances> {
  const children: Child[] = [];
  const keep = (child: Child) => children.push(child);
  const data = await mkdtemp(join(tmpdir(), "backscroll-chaos-"));
  const file = join(data, "bots.json");
  const bot = { id: "st-1", host: "http://127.0.0.1:9", clientId: "cs-1", clientSecret: "of-the-chaos" };
  await writeFile(file, JSON.stringify([bot]), { mode: 0o600 });
  const place = databaseUrl
    ? { DATABASE_URL: databaseUrl }
    : { BACKSCROLL_ARCHIVE: await startArchive(data, keep) };
  const settings = { KORE_BOTS_FILE: file, PUBLIC_URL: origin, BACKSCROLL_DATA: data, LOG_LEVEL: logLevel };
  Object.assign(process.env, settings, place, { NODE_ENV: "production" });
  await migrateArchive(archive());
  const urls: string[] = [];
  const webs: Child[] = [];
  for (let made = 0; made < count; made += 1) {
    const port = await findPort(host, 0);
    webs.push(await startWeb({ host, port, isDev: false }, keep));
    urls.push(`http://${host}:${port}`);
  }
  return {
    urls,
    webs,
    async close() {
      await archive().$client.end();
      for (const child of children.reverse()) await child.stop(graceMs);
      await rm(data, { recursive: true, force: true });
    },
  };
}
