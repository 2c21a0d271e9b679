import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { readConfig } from "@/lib/server/config";

const dockerfile = readFileSync("Dockerfile", "utf8").replace(/\\\n\s*/g, "");
const compose = readFileSync("compose.yaml", "utf8");
const ignored = readFileSync(".dockerignore", "utf8").split("\n");
const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = ""]) =>
  from.split(" "),
);
const [, lastStage = ""] = dockerfile.split(/^FROM .+ AS build$|^FROM /m).slice(1);

it("copies what is there, lets the build see it, and copies all that a build is made of", () => {
  for (const path of copied) {
    expect(existsSync(path)).toBe(true);
    expect(ignored).toContain(`!${path}`);
  }
  const inputs = /const inputs = \[([^\]]+)\]/.exec(readFileSync("lib/cli/build.mjs", "utf8"))?.[1] ?? "";
  for (const [, input = ""] of inputs.matchAll(/"([^"]+)"/g)) {
    expect(copied.some((path) => input === path || input.startsWith(`${path}/`))).toBe(true);
  }
});

it("runs as somebody without rights, in an image in which nothing is installed", () => {
  expect(dockerfile).toContain("npm ci --ignore-scripts");
  expect(lastStage).not.toMatch(/npm (ci|install)|apt-get/);
  expect(lastStage).toMatch(/^USER node$/m);
  expect(lastStage.indexOf("USER node")).toBeLessThan(lastStage.indexOf("CMD"));
  const programs = [...lastStage.matchAll(/\["node", "([^"]+)"/g)].map(([, path = ""]) => path);
  expect(programs).toEqual(["lib/cli/health.mjs", "lib/cli/bootstrap.mjs"]);
  for (const path of programs) expect(existsSync(path)).toBe(true);
});

it("holds no secret in the composition, and names files that are settings", () => {
  const files = [...compose.matchAll(/^ {6}(\w+)_FILE: \/run\/secrets\/(\w+)$/gm)];
  const settings = files.map(([, name = ""]) => name);
  expect(settings).toEqual(["KORE_CLIENT_SECRET", "DATABASE_URL", "BACKSCROLL_KEY", "POSTGRES_PASSWORD"]);
  for (const [, , secret] of files) expect(compose).toContain(`file: ./secrets/${secret}`);
  const own = settings.filter((name) => name !== "POSTGRES_PASSWORD");
  const faults = () => readConfig(Object.fromEntries(own.map((name) => [`${name}_FILE`, "/nowhere"])));
  for (const name of own) expect(faults).toThrow(`${name}_FILE: /nowhere could not be read.`);
});

it("gives the product a tree that is read-only, no rights, and time to end", () => {
  const product = compose.slice(compose.indexOf("  backscroll:"), compose.indexOf("\n  database:"));
  for (const line of ["read_only: true", "cap_drop: [ALL]", 'tmpfs: ["/tmp"]', 'volumes: ["data:/data"]']) {
    expect(product).toContain(line);
  }
  expect(product).toContain("condition: service_healthy");
  const graceSeconds = Number(/stop_grace_period: (\d+)s/.exec(product)?.[1]);
  expect(graceSeconds).toBeGreaterThan(readConfig({}).graceMs / 1_000 + 10);
});

it("knows by itself whether the web server answers", async () => {
  const server = createServer((_, response) => response.end()).listen(0, "127.0.0.1");
  await once(server, "listening");
  const PORT = String((server.address() as AddressInfo).port);
  expect(await health({ HOST: "0.0.0.0", PORT })).toBe(0);
  server.close();
  await once(server, "close");
  expect(await health({ HOST: "0.0.0.0", PORT })).toBe(1);
});

async function health(settings: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, ["lib/cli/health.mjs"], { env: { ...process.env, ...settings } });
  const [code] = await once(child, "exit");
  return code;
}
