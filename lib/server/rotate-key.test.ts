import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { POST as connect } from "@/app/api/bots/route";
import { GET as sessions } from "@/app/api/sessions/route";
import { createAccount } from "./archive/accounts";
import { listBots } from "./archive/bots";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { recordAudit } from "./audit/record-audit";
import { verifyAudit } from "./audit/verify-audit";
import { signInForTest } from "./auth/test-sign-in";
import { createTotpKey, openTotpKey, sealTotpKey } from "./auth/totp";
import { openBotSecret } from "./bots/bot-secret";
import { ask } from "./bots/test-bots";
import { checkKey } from "./check-key";
import { freshKeyRing, keyId, keyRing, openKey } from "./keys";
import { rotateKey } from "./rotate-key";
import { isSealedWith } from "./seal";
import { stubSettings } from "./test-settings";

const secret = "the secret of a bot";
const totpKey = createTotpKey();
let test: TestArchive;
let data: string;
let cookie: string;
let accountId: string;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  data = mkdtempSync(join(tmpdir(), "backscroll-rotate-"));
  for (const [name, value] of Object.entries({ BACKSCROLL_DATA: data, BACKSCROLL_KEY: "" }))
    vi.stubEnv(name, value);
  vi.stubEnv("KORE_HOST", "");
  for (const name of ["KORE_BOT_ID", "KORE_CLIENT_ID", "KORE_CLIENT_SECRET"]) vi.stubEnv(name, "");
  cookie = await signInForTest(test.archive, "admin", ["*"]);
  const form = {
    id: "st-1",
    name: "Bot",
    host: "https://kore.example",
    clientId: "cs",
    clientSecret: secret,
  };
  const more = { kind: "bot", algorithm: "HS256", inactivityTimeoutMinutes: 15 };
  expect((await ask(connect, { cookie, body: { ...form, ...more } })).status).toBe(200);
  const made = await createAccount(test.archive, { name: "Ada", passwordHash: null, grants: [] });
  accountId = made?.id ?? "";
  const sealed = sealTotpKey(totpKey, accountId);
  await test.archive.execute(sql`update accounts set totp_key = ${sealed} where id = ${accountId}`);
  await checkKey({ acceptsNewKey: false });
});
afterAll(async () => {
  await test.stop();
  rmSync(data, { recursive: true });
});

let before: Buffer;
beforeEach(() => {
  before = freshKeyRing()[0].id;
});

async function sealedNow() {
  const { rows } = await listBots(test.archive);
  const { rows: found } = await test.archive.execute<{ key: Buffer }>(
    sql`select totp_key as key from accounts where id = ${accountId}`,
  );
  const [bot] = rows;
  if (!bot || !found[0]) throw new Error("What was sealed is not there.");
  return { bot, factor: found[0].key };
}

async function expectWhole() {
  const { bot, factor } = await sealedNow();
  expect(openBotSecret(bot).secret.reveal()).toBe(secret);
  expect(openTotpKey(factor, accountId)).toEqual(totpKey);
  await recordAudit({ actor: null, action: "audit.read" });
  expect(await verifyAudit(test.archive)).toMatchObject({ kind: "whole" });
  await checkKey({ acceptsNewKey: false });
}

it("seals everything anew, and the audit can be proved as before", async () => {
  expect(await rotateKey({ archive: test.archive, settleMs: 0 })).toEqual({
    outcome: "rotated",
    secrets: 2,
    lost: [],
  });
  expect(keyId()).not.toEqual(before);
  const { bot, factor } = await sealedNow();
  const [current] = keyRing();
  expect(isSealedWith(bot.sealedSecret, current)).toBe(true);
  expect(isSealedWith(factor, current)).toBe(true);
  await expectWhole();
});

it("ended before any step, everything opens, and the next run finishes it", async () => {
  const steps: string[] = [];
  await rotateKey({ archive: test.archive, settleMs: 0, onStep: (step) => steps.push(step) });
  expect(steps.length).toBeGreaterThan(5);
  for (const step of steps) {
    const old = freshKeyRing()[0].id;
    const end = (name: string) => {
      if (name === step) throw new Error("killed");
    };
    await expect(rotateKey({ archive: test.archive, settleMs: 0, onStep: end })).rejects.toThrow("killed");
    await expectWhole();
    await rotateKey({ archive: test.archive, settleMs: 0 });
    await expectWhole();
    expect(keyId()).not.toEqual(old);
    const { bot, factor } = await sealedNow();
    expect([bot.sealedSecret, factor].every((sealed) => isSealedWith(sealed, freshKeyRing()[0]))).toBe(true);
    expect(existsSync(join(data, "key.next"))).toBe(false);
  }
});

it("no request fails meanwhile", async () => {
  let isOver = false;
  const statuses = new Map<number, number>();
  const asking = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      const { status } = await ask(sessions, { cookie });
      const { bot, factor } = await sealedNow();
      const isOpen = !openBotSecret(bot).isLost && openTotpKey(factor, accountId).equals(totpKey);
      const seen = isOpen ? status : 0;
      statuses.set(seen, (statuses.get(seen) ?? 0) + 1);
    }
  });
  for (let round = 0; round < 3; round += 1) await rotateKey({ archive: test.archive, settleMs: 50 });
  isOver = true;
  await Promise.all(asking);
  expect([...statuses.keys()]).toEqual([200]);
  expect(statuses.get(200)).toBeGreaterThan(20);
});

it("the key in use opens every secret by itself, and without the old keys only the old audit is unproved", async () => {
  const { bot, factor } = await sealedNow();
  const key = openKey(readFileSync(join(data, "key"), "utf8").trim());
  expect(isSealedWith(bot.sealedSecret, key) && isSealedWith(factor, key)).toBe(true);
  rmSync(join(data, "old-keys"));
  vi.resetModules();
  const fresh = await import("./bots/bot-secret");
  expect(fresh.openBotSecret(bot).secret.reveal()).toBe(secret);
  const { verifyAudit: verifyAgain } = await import("./audit/verify-audit");
  expect(await verifyAgain(test.archive)).toMatchObject({ kind: "other-key", place: 1 });
  const { checkKey: checkAgain } = await import("./check-key");
  await checkAgain({ acceptsNewKey: false });
});
