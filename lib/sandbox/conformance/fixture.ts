import { afterAll, beforeAll, test } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "../server";
import { TestClient } from "../test-client";

/** The moment at which every conformance test takes place: a Wednesday. */
export const noon = Date.parse("2026-03-18T12:00:00.000Z");
export const dayMs = 86_400_000;

export const at = (offsetMs: number) => new Date(noon + offsetMs).toISOString();

/** The two days before the moment, complete and past. */
export const twoDays = { dateFrom: "2026-03-16T00:00:00.000Z", dateTo: "2026-03-17T23:59:59.999Z" };

export interface Fixture {
  sandbox: Sandbox;
  client: TestClient;
}

/** A sandbox for all tests of a file. */
export function sharedSandbox(options: SandboxOptions = {}): () => Fixture {
  let fixture: Fixture | undefined;
  beforeAll(async () => {
    fixture = await open(options);
  });
  afterAll(() => fixture?.sandbox.close());
  return () => {
    if (!fixture) throw new Error("the sandbox is not running yet");
    return fixture;
  };
}

/** A sandbox of its own for one test. */
export async function withSandbox(
  options: SandboxOptions,
  use: (client: TestClient, sandbox: Sandbox) => Promise<void>,
): Promise<void> {
  const { sandbox, client } = await open(options);
  try {
    await use(client, sandbox);
  } finally {
    await sandbox.close();
  }
}

async function open(options: SandboxOptions): Promise<Fixture> {
  const now = options.now ?? (() => noon);
  const sandbox = await startSandbox({ rateLimits: false, ...options, now });
  return { sandbox, client: new TestClient(sandbox, now) };
}

/** Tests of one section of the contract, a sentence and a check each. */
export function section(number: string, cases: Record<string, () => Promise<void>>): void {
  for (const [sentence, check] of Object.entries(cases)) test(`${number} ${sentence}`, check);
}

/** Asks once and remembers the answer, for what many tests compare with. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
