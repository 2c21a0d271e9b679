import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { startChild } from "@/lib/cli/supervisor/child";
import { findPort } from "@/lib/cli/supervisor/port";
import type { Asked } from "./variants";

export type Answer = { status: number; headers: Record<string, string>; text: string };
export type Web = {
  buildId: string;
  /** Of the build: every page and route there is. */
  paths: string[];
  ask(asked: Asked): Promise<Answer>;
  stop(): Promise<void>;
};

const host = "127.0.0.1";
const connections = 8;
const graceMs = 5_000;

/** The web server of the build in a folder, with the settings of this process. */
export async function startBuilt(root: string): Promise<Web> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const port = await findPort(host, 0);
  const child = startChild("web", [next, "start", "-H", host, "-p", `${port}`], "pipe", {}, root);
  child.process.stdout?.resume();
  const pool = new Pool(`http://${host}:${port}`, { connections });
  const ask = async ({ method, path, headers, body }: Asked): Promise<Answer> => {
    const reply = await pool.request({ method, path, headers, ...(body !== undefined && { body }) });
    const told = Object.entries(reply.headers).map(([name, value]) => [name, String(value)]);
    return { status: reply.statusCode, headers: Object.fromEntries(told), text: await reply.body.text() };
  };
  const health: Asked = { method: "GET", path: "/api/health", headers: {}, body: undefined };
  for (let tries = 0; ; tries += 1) {
    if (await ask(health).catch(() => null)) break;
    if (tries > 300 || child.process.exitCode !== null)
      throw new Error(`The build in ${root} does not answer.`);
    await delay(100);
  }
  const read = (file: string) => readFileSync(join(root, ".next", file), "utf8");
  const manifest: Record<string, string> = JSON.parse(read("app-path-routes-manifest.json"));
  return {
    buildId: read("BUILD_ID"),
    paths: Object.values(manifest).toSorted(),
    ask,
    async stop() {
      await pool.destroy();
      await child.stop(graceMs);
    },
  };
}
