import "server-only";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { config } from "../config";
import { log } from "../log";
import type { ChainEnd } from "./chain";

const file = "audit-end";
let latest: ChainEnd | undefined;
let isKeeping = false;

/**
 * Remembers outside the database how far the audit has come on this machine: a chain that was cut off is whole in
 * itself. Where the disk refuses, the audit goes on, and the log says so.
 */
export function keepAnchor(end: ChainEnd): void {
  latest = end;
  if (!isKeeping) void keep();
}

async function keep(): Promise<void> {
  isKeeping = true;
  const path = pathOf();
  try {
    while (latest) {
      const { place, mac } = latest;
      latest = undefined;
      await writeFile(`${path}.${process.pid}`, JSON.stringify({ place, mac: mac.toString("hex") }));
      await rename(`${path}.${process.pid}`, path);
    }
  } catch (err) {
    log().warn({ err }, "the end of the audit could not be kept in the data folder");
  }
  isKeeping = false;
}

/** Null where this machine has written none. Throws for a file that is no anchor. */
export async function readAnchor(): Promise<ChainEnd | null> {
  const text = await readFile(pathOf(), "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const { place, mac } = JSON.parse(text) as { place: number; mac: string };
  return { place, mac: Buffer.from(mac, "hex") };
}

function pathOf(): string {
  return join(/* turbopackIgnore: true */ config().dataDirectory, file);
}
