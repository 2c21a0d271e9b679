import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";

const folder = mkdtempSync(join(tmpdir(), "backscroll-doctor-"));
const file = join(folder, "bots.json");
let kore: Sandbox;

beforeAll(async () => {
  kore = await startSandbox({ bots: [{ botId: "st-1", name: "One", trade: "bank" }] });
  const [bot] = kore.bots;
  const entry = { host: kore.url, id: "st-1", name: "Well", clientId: bot?.clientId };
  writeFileSync(
    file,
    JSON.stringify([
      { ...entry, clientSecret: bot?.clientSecret },
      { ...entry, id: "st-2", name: "Sick", clientSecret: "the-wrong-secret" },
    ]),
  );
});
afterAll(async () => {
  await kore.close();
  rmSync(folder, { recursive: true });
});

async function doctor(args: string[] = [], settings: Record<string, string> = { KORE_BOTS_FILE: file }) {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "lib/cli/doctor.ts", ...args],
    {
      env: {
        NODE_ENV: "test",
        PATH: process.env["PATH"],
        BACKSCROLL_DATA: join(folder, "data"),
        ...settings,
      },
    },
  );
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, output, errors };
}

it("says of each bot, step by step, what works, what does not and what to do, and fails for the sick one", async () => {
  const { code, output, errors } = await doctor();
  expect({ code, errors }).toEqual({ code: 1, errors: "" });
  const [well = "", sick = ""] = output.split(/^(?=Sick)/m);
  expect(well).toMatch(/^Well, st-1 at http:/);
  expect(well.match(/^ {2}OK /gm)).toHaveLength(10);
  expect(sick).toContain("  Failed    Signature       Kore refuses the client id and secret (4002).");
  expect(sick).toContain('Reported: "Invalid SDK credentials"');
  expect(sick).toContain("→ Copy client id and secret again");
  expect(sick).toContain("  Skipped   Sample session  Not looked at");
  expect(sick).toContain("Bots that do not work: 1 of 2.");
  expect(output).not.toMatch(/\{\w+\}|undefined/);
  for (const secret of ["the-wrong-secret", kore.bots[0]?.clientSecret, kore.bots[0]?.clientId]) {
    expect(output).not.toContain(secret);
  }
});

it("looks at the bots that are named, and at no others", async () => {
  const { code, output } = await doctor(["st-1"]);
  expect(code).toBe(0);
  expect(output).toContain("Every bot works.");
  expect(output).not.toContain("Sick");
  expect(await doctor(["st-3"])).toMatchObject({
    code: 1,
    errors: "No bot of the settings has the id st-3.\n",
  });
});

it("goes on without the archive, and says so", async () => {
  const { code, errors } = await doctor(["st-1"], {
    KORE_BOTS_FILE: file,
    DATABASE_URL: "postgres://nobody:secret-of-the-database@127.0.0.1:1/none",
  });
  expect(code).toBe(0);
  expect(errors).toContain("not counted");
  expect(errors).not.toContain("secret-of-the-database");
});

it("says what is wrong with the settings, or that there are none", async () => {
  expect(await doctor([], { KORE_HOST: "x" })).toMatchObject({
    code: 1,
    errors: expect.stringContaining("KORE_BOT_ID, KORE_CLIENT_ID, KORE_CLIENT_SECRET must be set too"),
  });
  expect(await doctor([], {})).toMatchObject({
    code: 1,
    errors: expect.stringContaining("No bot is configured"),
  });
});
