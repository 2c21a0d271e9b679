import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { everyBotId } from "@/lib/domain/member";
import { acceptInvitation } from "./account";
import { createAccount } from "./archive/accounts";
import { accounts } from "./archive/schema/accounts";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { hashPassword } from "./auth/password";
import { startSignIn } from "./auth/start-sign-in";
import { openTotpKey, printBase32, sealTotpKey, totpCode } from "./auth/totp";
import { viewerOfToken } from "./auth/viewer";
import { renewInvitation } from "./members";
import { confirmFactor, dropFactor, offerFactor } from "./second-factor";
import { signIn } from "./sign-in";
import { stubSettings } from "./test-settings";

const password = "correct horse battery";
const noon = Math.floor(Date.now() / 30_000) * 30_000;
let test: TestArchive;
let passwordHash: string;
let made = 0;

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  passwordHash = await hashPassword(password);
});
afterAll(() => test.stop());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: noon });
});
afterEach(() => {
  vi.useRealTimers();
});

async function enter(role: "admin" | "viewer" = "viewer") {
  made += 1;
  const grants = [{ botId: everyBotId, role }];
  const account = await createAccount(test.archive, { name: `Person ${made}`, passwordHash, grants });
  if (!account) throw new Error("The name is taken.");
  return { account, ...(await startSignIn(account, { way: "password", replaces: undefined })) };
}

/** With codes on, and the key they come from; the code of the step now is used up. */
async function enterWithCodes() {
  const { account, viewer, token } = await enter();
  const { secret, sealed } = await offerFactor(viewer);
  const key = openTotpKey(Buffer.from(sealed, "base64url"), account.id);
  expect(printBase32(key)).toBe(secret);
  const { codes, token: next } = await confirmFactor(viewer, { sealed, code: codeAt(key, 0) });
  expect([await viewerOfToken(token), await viewerOfToken(next)]).toMatchObject([null, { id: viewer.id }]);
  return { account, viewer, key, codes };
}
const codeAt = (key: Buffer, steps: number) => totpCode(key, Math.floor(noon / 30_000) + steps);
const refused = { code: "unauthenticated" };

it("makes the codes of RFC 6238", () => {
  const key = Buffer.from("12345678901234567890");
  const vectors = { 59: "287082", 1111111109: "081804", 1234567890: "005924", 2000000000: "279037" };
  for (const [second, code] of Object.entries(vectors)) {
    expect(totpCode(key, Math.floor(Number(second) / 30))).toBe(code);
  }
  expect(printBase32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
});

it("lets nobody in with a password alone, and each code once, however many come at once", async () => {
  const { account, key } = await enterWithCodes();
  const form = { name: account.name, password };
  await expect(signIn(form)).rejects.toMatchObject({ code: "code-needed" });
  // The one that turned them on is used up.
  await expect(signIn({ ...form, code: codeAt(key, 0) })).rejects.toMatchObject(refused);
  const code = codeAt(key, 1);
  const tries = await Promise.allSettled([1, 2, 3].map(() => signIn({ ...form, code })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  vi.setSystemTime(noon + 60_000);
  expect((await signIn({ ...form, code: ` ${codeAt(key, 2).replace(/^.../, "$& ")}` })).viewer.id).toBe(
    account.id,
  );
});

it("takes no code of another time, another account or another kind", async () => {
  const [{ account }, other] = [await enterWithCodes(), await enterWithCodes()];
  const codes = [
    codeAt(other.key, 1),
    "000000",
    "",
    " ",
    "12345",
    "1234567",
    "１２３４５６",
    other.codes[0] ?? "",
  ];
  for (const code of codes.filter((code) => code.trim())) {
    await expect(signIn({ name: account.name, password, code })).rejects.toMatchObject(refused);
  }
  const own = await enterWithCodes();
  for (const steps of [-3, -1, 2, 3]) {
    await expect(
      signIn({ name: own.account.name, password, code: codeAt(own.key, steps) }),
    ).rejects.toMatchObject(refused);
  }
});

it("says nothing of codes to whoever does not know the password", async () => {
  const { account, key } = await enterWithCodes();
  for (const code of [undefined, codeAt(key, 1), "000000"]) {
    const form = { name: account.name, password: "wrong", ...(code === undefined ? {} : { code }) };
    await expect(signIn(form)).rejects.toMatchObject(refused);
  }
});

it("takes each recovery code once, as people type it", async () => {
  const { account, codes } = await enterWithCodes();
  expect(new Set(codes).size).toBe(10);
  const code = codes[3] ?? "";
  const typed = (code.toLowerCase().match(/.{4}/g) ?? []).join("-");
  expect((await signIn({ name: account.name, password, code: typed })).viewer.id).toBe(account.id);
  await expect(signIn({ name: account.name, password, code })).rejects.toMatchObject(refused);
});

it("is slowed down as passwords are", async () => {
  const { account } = await enterWithCodes();
  for (let n = 0; n < 10; n += 1) {
    await expect(signIn({ name: account.name, password, code: "000000" })).rejects.toMatchObject(refused);
  }
  await expect(signIn({ name: account.name, password, code: "000000" })).rejects.toMatchObject({
    code: "too-many",
  });
});

it("keeps the key sealed to its account and the recovery codes as hashes", async () => {
  const { account, key, codes } = await enterWithCodes();
  const rows = await test.archive.select().from(accounts);
  const row = rows.find(({ id }) => id === account.id);
  const stored = row?.totpKey ?? Buffer.alloc(0);
  expect(stored.includes(key)).toBe(false);
  expect(openTotpKey(stored, account.id).equals(key)).toBe(true);
  expect(() => openTotpKey(stored, "another account")).toThrow();
  for (const code of codes) expect(JSON.stringify(row?.recoveryHashes)).not.toContain(code);
});

it("is turned on with a code of the key that was offered, to this account, and off with the password", async () => {
  const [{ viewer, account }, other] = [await enter(), await enter()];
  const { sealed } = await offerFactor(viewer);
  await expect(confirmFactor(viewer, { sealed, code: "000000" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const theirs = sealTotpKey(Buffer.alloc(20), other.account.id).toString("base64url");
  for (const wrong of [theirs, "", "AAAA", sealed.slice(4)]) {
    await expect(confirmFactor(viewer, { sealed: wrong, code: "000000" })).rejects.toMatchObject({
      code: "bad-request",
    });
  }
  expect((await signIn({ name: account.name, password })).viewer.id).toBe(account.id);
  const own = await enterWithCodes();
  await expect(dropFactor(own.viewer, { password: "wrong" })).rejects.toMatchObject({ code: "forbidden" });
  await dropFactor(own.viewer, { password });
  expect((await signIn({ name: own.account.name, password })).viewer.id).toBe(own.account.id);
});

it("is taken away by another invitation, as a lost device would lock somebody out", async () => {
  const [{ viewer: admin }, { account }] = [await enter("admin"), await enterWithCodes()];
  vi.useRealTimers();
  const { address } = await renewInvitation(admin, account.id);
  const token = new URLSearchParams(new URL(address).hash.slice(1)).get("token") ?? "";
  await acceptInvitation({ token, password: "another long password" });
  expect((await signIn({ name: account.name, password: "another long password" })).viewer.id).toBe(
    account.id,
  );
});
