import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const command = ["--import", "tsx", "lib/cli/sandbox.ts"];

interface Outcome {
  code: number;
  out: string;
  error: string;
}

function run(...options: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...command, ...options], (failure, out, error) => {
      resolve({ code: typeof failure?.code === "number" ? failure.code : 0, out, error });
    });
  });
}

describe("the sandbox command", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "sandbox-command-"));
  });

  afterAll(() => rm(folder, { recursive: true }));

  test("explains itself and lists the faults", async () => {
    const [help, faults] = await Promise.all([run("--help"), run("--list-faults")]);
    expect([help.code, faults.code]).toEqual([0, 0]);
    expect(help.out).toMatch(/^Usage: npm run sandbox/);
    expect(faults.out).toMatch(/^reset-mid-body {2,}the connection is reset within the body/m);
  });

  test("answers a mistake with one sentence and exit code 1", async () => {
    const file = join(folder, "faults.json");
    await writeFile(file, '[{"endpoint":"*","kind":"sunspots"}]');
    const mistakes: [string[], RegExp][] = [
      [["--port", "http"], /^--port must be a whole number from 0 to 65,535, not "http"\. /],
      [["--faults", file], /faults\.json: Fault rule 1: kind is not a kind of fault\. /],
      [
        ["--host", "192.0.2.7", "--port", "0"],
        /^This machine does not have the address given with --host\. /,
      ],
    ];
    const outcomes = await Promise.all(mistakes.map(([options]) => run(...options)));
    for (const [index, { code, error }] of outcomes.entries()) {
      const [, sentence] = mistakes[index] ?? [];
      expect(code).toBe(1);
      expect(error).toMatch(sentence ?? /^$/);
      expect(error.trim().split("\n")).toHaveLength(1);
    }
  });

  test("prints request lines that work as they are", async () => {
    const child = spawn(process.execPath, [
      ...command,
      "--port",
      "0",
      "--sessions-per-day",
      "20",
      "--control",
    ]);
    const text = await firstOutput(child);
    const curl = /curl -s -X POST '([^']+)' .*-H 'auth: ([^']+)' -d '([^']+)'/.exec(text) ?? [];
    const [, url = "", auth = "", body = ""] = curl;
    const answer = await fetch(url, {
      method: "POST",
      headers: { auth, "content-type": "application/json" },
      body,
    });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ sessions: expect.any(Array) });
    const [origin = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
    expect((await fetch(`${origin}/sandbox/faults`)).status).toBe(200);
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
  });
});

function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("Admin Console")) resolve(text);
    });
    child.once("exit", (code) => reject(new Error(`the sandbox ended with ${code} before it was ready`)));
  });
}
