import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The browser for the browser tests: the one named, else Playwright's own, else the machine's; null without any. */
export function findChromium(): string | null {
  const named = process.env["CHROMIUM_PATH"];
  if (named) return named;
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const folders = ["/usr/bin", ...(process.env["PATH"] ?? "").split(delimiter)];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable) ?? null;
}

/** Finds a browser or installs one, by Playwright where it may download, else by Debian's packages as root. */
export function provideChromium(): string | null {
  const found = findChromium();
  if (found) return found;
  console.log("No Chromium on this machine; installing one…");
  const isRoot = process.getuid?.() === 0;
  const attempts = [
    ["npx", "playwright", "install", ...(isRoot ? ["--with-deps"] : []), "chromium"],
    ...(isRoot ? [["sh", "-c", "apt-get update && apt-get install -y chromium"]] : []),
  ];
  for (const [program = "", ...args] of attempts) {
    const { status } = spawnSync(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    const installed = status === 0 ? findChromium() : null;
    if (installed) return installed;
  }
  return null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
