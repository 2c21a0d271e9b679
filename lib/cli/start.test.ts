import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, it } from "vitest";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "backscroll-start-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

it("reports all that is wrong with the settings at once, and touches nothing", async () => {
  const { code, output } = await start({
    PORT: "http",
    LOG_LEVEL: "loud",
    DATABASE_URL: "mysql://db",
  });
  expect(code).toBe(1);
  expect(output).toContain("- PORT must be");
  expect(output).toContain("- LOG_LEVEL must be");
  expect(output).toContain("- DATABASE_URL must begin with");
  expect(existsSync(join(folder, "data"))).toBe(false);
});

it("says which port is in use and how to choose another, before anything slow", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const { code, output } = await start({ PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(output).toBe(
    `Port ${port} on 127.0.0.1 is in use. Stop what uses it, or choose another port: PORT=${port + 1} npm start\n`,
  );
  expect(existsSync(join(folder, "data"))).toBe(false);
});

it("says when HOST is not an address of this machine", async () => {
  const { code, output } = await start({ PORT: "0", HOST: "192.0.2.1" });
  expect(code).toBe(1);
  expect(output).toContain("HOST=192.0.2.1 is not an address of this machine.");
});

it("says when the data folder cannot be made", async () => {
  writeFileSync(join(folder, "data"), "a file");
  const { code, output } = await start({ PORT: "0" });
  expect(code).toBe(1);
  expect(output).toContain(`BACKSCROLL_DATA: the folder ${folder}/data cannot be made (EEXIST`);
});

it("says when the database cannot be reached, without its password", async () => {
  const DATABASE_URL = "postgres://someone:hidden@127.0.0.1:1/none";
  const { code, output } = await start({ PORT: "0", DATABASE_URL });
  expect(code).toBe(1);
  expect(output).toContain(
    "The database cannot be reached or brought up to date: connect ECONNREFUSED 127.0.0.1:1",
  );
  expect(output).not.toContain("hidden");
});

async function start(settings: Record<string, string>) {
  const environment = { PATH: process.env["PATH"], BACKSCROLL_DATA: join(folder, "data"), ...settings };
  const args = ["--conditions=react-server", "--import", "tsx", "lib/cli/start.ts"];
  const child = spawn(process.execPath, args, { env: { ...environment, NODE_ENV: "test" } });
  const exited = once(child, "exit");
  const output = await text(child.stderr);
  const [code] = await exited;
  return { code, output };
}
