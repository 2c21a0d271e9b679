import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { everyBotId } from "@/lib/domain/member";
import { signInLife } from "@/lib/domain/sign-in-life";
import { createAccount } from "./archive/accounts";
import { disableAccount, setPassword } from "./archive/members";
import { signIns } from "./archive/schema/accounts";
import { rotateSignInsOf } from "./archive/sign-ins";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { startSignIn } from "./auth/start-sign-in";
import { createToken } from "./auth/token";
import { viewerOfToken } from "./auth/viewer";
import { readSignIn, signOut, signOutEverywhere, staySignedIn } from "./sign-in";
import { stubSettings } from "./test-settings";

const minuteMs = 60_000;
const start = Date.now();
let test: TestArchive;
let made = 0;

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
});
afterAll(() => test.stop());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

const at = (ms: number) => vi.setSystemTime(start + ms);
const isIn = async (token: string) => (await viewerOfToken(token)) !== null;

async function makeAccount() {
  made += 1;
  const grants = [{ botId: everyBotId, role: "viewer" as const }];
  const account = await createAccount(test.archive, { name: `Reader ${made}`, passwordHash: null, grants });
  if (!account) throw new Error("The name is taken.");
  return account;
}
const enter = async (account: Awaited<ReturnType<typeof makeAccount>>, replaces?: string) =>
  (await startSignIn(account, { way: "demo", replaces })).token;

it("ends after 30 minutes in which nobody did anything, however often the page asked", async () => {
  const token = await enter(await makeAccount());
  for (let minute = 1; minute < 30; minute += 1) {
    at(minute * minuteMs);
    expect(await isIn(token)).toBe(true);
    expect(await readSignIn(token)).toMatchObject({ idleMs: (30 - minute) * minuteMs });
  }
  at(signInLife.idleMs - 1);
  expect(await isIn(token)).toBe(true);
  at(signInLife.idleMs);
  expect(await isIn(token)).toBe(false);
  await expect(staySignedIn(token)).rejects.toMatchObject({ code: "unauthenticated" });
});

it("goes on while somebody is there, and ends after eight hours all the same", async () => {
  let token = await enter(await makeAccount());
  for (let minute = 20; minute < 480; minute += 20) {
    at(minute * minuteMs);
    const stayed = await staySignedIn(token);
    token = stayed.token ?? token;
    expect(stayed.rest).toEqual({
      wholeMs: (480 - minute) * minuteMs,
      idleMs: Math.min(30, 480 - minute) * minuteMs,
    });
  }
  at(signInLife.wholeMs - 1);
  expect(await isIn(token)).toBe(true);
  at(signInLife.wholeMs);
  expect(await isIn(token)).toBe(false);
});

it("gives the cookie another value every 15 minutes, and takes the one before for 30 s more", async () => {
  const first = await enter(await makeAccount());
  at(signInLife.rotateMs - 1);
  expect((await staySignedIn(first)).token).toBeNull();
  at(signInLife.rotateMs);
  const second = (await staySignedIn(first)).token ?? "";
  expect(second).not.toBe(first);
  at(signInLife.rotateMs + signInLife.graceMs);
  expect([await isIn(first), await isIn(second)]).toEqual([true, true]);
  // A parallel tab that still has the old one is not given a third.
  expect((await staySignedIn(first)).token).toBeNull();
});

it("gives one new value when two tabs ask at once", async () => {
  const token = await enter(await makeAccount());
  at(signInLife.rotateMs);
  const stayed = await Promise.all([1, 2, 3, 4].map(() => staySignedIn(token)));
  expect(stayed.filter((answer) => answer.token !== null)).toHaveLength(1);
});

it("ends for whoever copied the cookie and for its owner when an old value comes back", async () => {
  const account = await makeAccount();
  const [first, elsewhere] = [await enter(account), await enter(account)];
  at(signInLife.rotateMs);
  const second = (await staySignedIn(first)).token ?? "";
  at(signInLife.rotateMs + signInLife.graceMs + 1);
  expect(await isIn(second)).toBe(true);
  expect(await isIn(first)).toBe(false);
  expect(await isIn(second)).toBe(false);
  expect(await isIn(elsewhere)).toBe(true);
  const { rows } = await test.archive.execute(sql`
    select detail from audit_entries where action = 'sign-in.refuse' and target = ${account.id}`);
  expect(rows).toEqual([{ detail: { reason: "replayed" } }]);
});

it("gives another value when the role changes", async () => {
  const account = await makeAccount();
  const token = await enter(account);
  at(minuteMs);
  expect((await staySignedIn(token)).token).toBeNull();
  await rotateSignInsOf(test.archive, account.id);
  expect((await staySignedIn(token)).token).not.toBeNull();
});

it("is a new one at each sign-in, and ends the one this browser had", async () => {
  const planted = createToken();
  const account = await makeAccount();
  const first = await enter(account, planted);
  expect(first).not.toBe(planted);
  expect(await isIn(planted)).toBe(false);
  const second = await enter(await makeAccount(), first);
  expect([await isIn(first), await isIn(second)]).toEqual([false, true]);
});

it("is not begun by a password that was changed, or an account that was disabled, meanwhile", async () => {
  const account = await makeAccount();
  await setPassword(test.archive, account.id, "another hash", { resets: false });
  await expect(enter(account)).rejects.toMatchObject({ code: "unauthenticated" });
  const changed = { ...account, passwordHash: "another hash" };
  expect(await isIn(await enter(changed))).toBe(true);
  await disableAccount(test.archive, account.id, Date.now());
  await expect(enter(changed)).rejects.toMatchObject({ code: "unauthenticated" });
});

it("ends with all that it was before, here or everywhere", async () => {
  const account = await makeAccount();
  const [here, there] = [await enter(account), await enter(account)];
  at(signInLife.rotateMs);
  const second = (await staySignedIn(here)).token ?? "";
  const viewer = await viewerOfToken(second);
  if (!viewer) throw new Error("The sign-in is live.");
  await signOut(viewer, second);
  expect([await isIn(here), await isIn(second), await isIn(there)]).toEqual([false, false, true]);
  await signOutEverywhere(viewer);
  expect(await isIn(there)).toBe(false);
});

it("leaves no row that has run out", async () => {
  await enter(await makeAccount());
  at(signInLife.wholeMs + 1);
  const token = await enter(await makeAccount());
  expect(await test.archive.select({ hash: signIns.tokenHash }).from(signIns)).toHaveLength(1);
  expect(await isIn(token)).toBe(true);
});
