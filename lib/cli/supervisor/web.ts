import { get } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as delay } from "node:timers/promises";
import { type Child, startChild } from "./child";

const pollMs = 100;

/** So long after the last request was to have ended, at the latest. */
const lingerMs = 1000;

type Address = { host: string; port: number };
type Web = Address & { isDev: boolean; graceMs?: number };

/** Starts Next and waits until it answers. Its banner is swallowed, unless it is all that explains a failure. */
export async function startWeb(
  { host, port, isDev, graceMs = 1000 }: Web,
  watch: (child: Child) => void,
): Promise<Child> {
  const next = createRequire(import.meta.url).resolve("next/dist/bin/next");
  const settings = { NEXT_MANUAL_SIG_HANDLE: "1", BACKSCROLL_LINGER_MS: String(graceMs + lingerMs) };
  const args = [next, isDev ? "dev" : "start", "-H", host, "-p", String(port)];
  const child = startChild("web", args, "pipe", isDev ? {} : settings);
  watch(child);
  const held: Buffer[] = [];
  const hold = (chunk: Buffer) => held.push(chunk);
  child.process.stdout?.on("data", hold);
  const hasEnded = child.exited.then(() => true);
  while (!(await answers({ host, port }))) {
    if (await Promise.race([hasEnded, delay(pollMs, false)])) {
      process.stdout.write(Buffer.concat(held));
      throw new Error("The web server ended before it answered.");
    }
  }
  child.process.stdout?.off("data", hold).pipe(process.stdout);
  return child;
}

/** Without keep-alive: a connection of ours would make the server wait when it is to stop. */
function answers({ host, port }: Address): Promise<boolean> {
  const own = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return new Promise((resolve) => {
    get({ host: own, port, path: "/", agent: false }, (response) => {
      response.resume().once("close", () => resolve(true));
    }).once("error", () => resolve(false));
  });
}
