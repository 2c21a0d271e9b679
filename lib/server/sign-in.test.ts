import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { POST as signInRoute } from "@/app/api/sign-in/route";
import { testViewer } from "@/lib/domain/test-viewer";
import { acceptInvitation } from "./account";
import { createAccount } from "./archive/accounts";
import { accounts, signIns } from "./archive/schema/accounts";
import { countTry } from "./archive/sign-in-tries";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { hashPassword } from "./auth/password";
import { createSetupToken } from "./auth/setup";
import { requireBot, viewerOfToken } from "./auth/viewer";
import { config } from "./config";
import type { AppError } from "./errors";
import { setUp, signIn, signInAsDemo, signInOptions, signOut } from "./sign-in";

let running: TestArchive;

beforeAll(async () => {
  running = await startTestArchive();
  for (const [name, value] of Object.entries(running.environment)) vi.stubEnv(name, value);
  vi.stubEnv("KORE_HOST", "platform.kore.ai");
  vi.stubEnv("KORE_BOT_ID", "st-1");
  vi.stubEnv("KORE_CLIENT_ID", "cs-1");
  vi.stubEnv("KORE_CLIENT_SECRET", "secret");
});
afterAll(() => running.stop());

const password = "correct horse battery";

test("the setup address makes the first admin once, and no second address is made after that", async () => {
  expect((await signInOptions()).needsSetup).toBe(true);
  const spent = await createSetupToken(running.archive);
  const token = await createSetupToken(running.archive);
  const form = { name: "Ada", password };
  await expect(setUp({ ...form, token: spent ?? "" })).rejects.toMatchObject({ code: "not-found" });
  const attempts = await Promise.allSettled(
    [1, 2, 3].map((n) => setUp({ ...form, name: `Ada ${n}`, token: token ?? "" })),
  );
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await createSetupToken(running.archive)).toBeNull();
  expect((await signInOptions()).needsSetup).toBe(false);
});

test("an address that opens nothing is refused before anything is hashed for it", async () => {
  // More than may wait for a hash.
  const tries = Array.from({ length: 120 }, (_, n) => ({ token: `no token ${n}`, password }));
  const refusals = await Promise.all([
    ...tries.map((form) => setUp({ ...form, name: "Eve" }).catch(({ code }: AppError) => code)),
    ...tries.map((form) => acceptInvitation(form).catch(({ code }: AppError) => code)),
  ]);
  expect(new Set(refusals)).toEqual(new Set(["not-found"]));
});

test("a right password signs in until signing out; the archive holds only the token's hash", async () => {
  await createAccount(running.archive, {
    name: "Grace",
    passwordHash: await hashPassword(password),
    grants: [{ botId: "st-1", role: "viewer" }],
  });
  const { token, viewer } = await signIn({ name: " grace ", password });
  expect(viewer).toMatchObject({ name: "Grace", everywhere: null, bots: [{ id: "st-1", role: "viewer" }] });
  expect(await viewerOfToken(token)).toEqual(viewer);
  const stored = await running.archive.select().from(signIns);
  expect(stored.map(({ tokenHash }) => tokenHash.toString("base64url"))).not.toContain(token);
  await signOut(viewer, token);
  expect(await viewerOfToken(token)).toBeNull();
});

test("a wrong password, an unknown name and a disabled account are refused in the same words", async () => {
  const passwordHash = await hashPassword(password);
  await createAccount(running.archive, { name: "Left", passwordHash, grants: [] });
  const signedIn = await signIn({ name: "Left", password });
  const refusals = await Promise.all(
    [
      { name: "Left", password: "wrong" },
      { name: "Nobody", password },
    ].map((form) => signIn(form).catch(String)),
  );
  await running.archive.update(accounts).set({ disabledAt: new Date() });
  refusals.push(await signIn({ name: "Left", password }).catch(String));
  expect(new Set(refusals).size).toBe(1);
  expect(await viewerOfToken(signedIn.token)).toBeNull();
});

test("guessing under one name is slowed down, an unknown one alike, and others still get in", async () => {
  const passwordHash = await hashPassword(password);
  for (const name of ["Guessed", "Beside"])
    await createAccount(running.archive, { name, passwordHash, grants: [] });
  for (const name of ["Guessed", "Unknown"]) {
    for (let guess = 0; guess < 10; guess += 1) await countTry(running.archive, name, Date.now());
    await expect(signIn({ name: ` ${name.toUpperCase()}`, password })).rejects.toMatchObject({
      code: "too-many",
      message: expect.stringMatching(/^Too many tries under this name\. Wait \d+ s and try again\.$/),
    });
  }
  expect((await signIn({ name: "Beside", password })).viewer.name).toBe("Beside");
});

test("whatever address a request says it comes from, guessing under a name is slowed down", async () => {
  for (let guess = 0; guess < 10; guess += 1) await countTry(running.archive, "Forged", Date.now());
  const forged = (n: number) => ({
    "x-forwarded-for": `203.0.113.${n}`,
    "x-real-ip": `203.0.113.${n}`,
    forwarded: `for=203.0.113.${n}`,
    "cf-connecting-ip": `203.0.113.${n}`,
    "true-client-ip": `203.0.113.${n}`,
  });
  for (let n = 0; n < 5; n += 1) {
    const request = new NextRequest(`${config().publicUrl}/api/sign-in`, {
      method: "POST",
      headers: { ...forged(n), origin: config().publicUrl, "content-type": "application/json" },
      body: JSON.stringify({ name: "forged", password }),
    });
    const reply = await signInRoute(request, { params: Promise.resolve({}) });
    expect(reply.status).toBe(429);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
  }
});

test("a viewer without grants sees no bot, and a foreign bot answers as a missing one", async () => {
  const viewer = testViewer("viewer", []);
  const refusal = (botId: string) => {
    try {
      return requireBot(viewer, botId).id;
    } catch (error) {
      return String(error);
    }
  };
  expect(refusal("st-1")).toBe(refusal("st-none"));
});

test("demo sign-in does not exist beside real bots", async () => {
  await expect(signInAsDemo("admin")).rejects.toMatchObject({ code: "not-found" });
});
