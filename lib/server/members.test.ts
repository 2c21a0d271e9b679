import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { everyBotId } from "@/lib/domain/member";
import type { Viewer } from "@/lib/domain/viewer";
import { acceptInvitation, changePassword } from "./account";
import { createAccount, keepProviderAccount } from "./archive/accounts";
import { startTestArchive, type TestArchive } from "./archive/test-archive";
import { hashPassword } from "./auth/password";
import { startSignIn } from "./auth/start-sign-in";
import { viewerOfToken } from "./auth/viewer";
import { changeMember, endSignIns, inviteMember, listMembers, renewInvitation } from "./members";
import { signIn, signOut, signOutEverywhere } from "./sign-in";
import { stubSettings } from "./test-settings";

const password = "correct horse battery";
let test: TestArchive;
let admin: Viewer;
let made = 0;

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  admin = (await enter("admin")).viewer;
});
afterAll(() => test.stop());

async function enter(role: "admin" | "reviewer" | "viewer", passwordHash: string | null = null) {
  made += 1;
  const grants = [{ botId: everyBotId, role }];
  const account = await createAccount(test.archive, { name: `Person ${made}`, passwordHash, grants });
  if (!account) throw new Error("The name is taken.");
  return { ...(await startSignIn(account, { way: "demo", replaces: undefined })), account };
}
const tokenOf = (address: string) => new URLSearchParams(new URL(address).hash.slice(1)).get("token") ?? "";

it("invites somebody, who chooses a password once and then gets in with it", async () => {
  const invited = await inviteMember(admin, { name: "Grace", grants: [{ botId: "st-1", role: "reviewer" }] });
  expect(invited.member).toMatchObject({ name: "Grace", way: "none", signIns: 0, disabledAt: null });
  expect(invited.address).toMatch(/\/invitation#token=[\w-]{43}&name=Grace$/);
  await expect(signIn({ name: "Grace", password })).rejects.toMatchObject({ code: "unauthenticated" });
  const token = tokenOf(invited.address);
  const tries = await Promise.allSettled([1, 2, 3].map(() => acceptInvitation({ token, password })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect((await signIn({ name: "grace", password })).viewer.bots).toMatchObject([
    { id: "st-1", role: "reviewer" },
  ]);
  const { members } = await listMembers(new URLSearchParams({ words: "grac" }));
  expect(members).toMatchObject([{ name: "Grace", way: "password", signIns: 2 }]);
});

it("makes an address worthless by the next one, after three days, and for an account that was disabled", async () => {
  const { member, address } = await inviteMember(admin, { name: "Linus", grants: [] });
  const renewed = await renewInvitation(admin, member.id);
  const accept = (from: string) => acceptInvitation({ token: tokenOf(from), password });
  await expect(accept(address)).rejects.toMatchObject({ code: "not-found" });
  await changeMember(admin, member.id, { isDisabled: true });
  await expect(accept(renewed.address)).rejects.toMatchObject({ code: "not-found" });
  await changeMember(admin, member.id, { isDisabled: false });
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - 3 * 24 * 3_600_000 - 1000 });
  const old = await renewInvitation(admin, member.id);
  vi.useRealTimers();
  await expect(accept(old.address)).rejects.toMatchObject({ code: "not-found" });
});

it("refuses a name that is taken, a bot that is not there, and a foreign account alike to a missing one", async () => {
  await inviteMember(admin, { name: "Taken", grants: [] });
  await expect(inviteMember(admin, { name: "tAKEN", grants: [] })).rejects.toMatchObject({
    code: "conflict",
  });
  const grants = [{ botId: "st-none", role: "viewer" as const }];
  await expect(inviteMember(admin, { name: "New", grants })).rejects.toMatchObject({ code: "bad-request" });
  for (const id of ["00000000-0000-0000-0000-000000000000", "x", ""]) {
    await expect(changeMember(admin, id, { isDisabled: true })).rejects.toMatchObject({ code: "not-found" });
    await expect(endSignIns(admin, id)).rejects.toMatchObject({ code: "not-found" });
  }
});

it("leaves an admin, whatever admins do to themselves and to each other at once", async () => {
  await expect(changeMember(admin, admin.id, { isDisabled: true })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(changeMember(admin, admin.id, { grants: [] })).rejects.toMatchObject({ code: "conflict" });
  const others = await Promise.all([enter("admin"), enter("admin")]);
  const [one, two] = others.map(({ viewer }) => viewer);
  if (!one || !two) throw new Error("Two came.");
  const outcomes = await Promise.allSettled([
    changeMember(one, two.id, { grants: [] }),
    changeMember(two, one.id, { isDisabled: true }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("leaves what groups say to the identity provider, and lets an admin disable the account all the same", async () => {
  const person = { issuer: "https://login.example.com", subject: "u-1", name: "Ada", email: null };
  const grants = [{ botId: everyBotId, role: "viewer" as const }];
  const account = await keepProviderAccount(test.archive, person, grants);
  await expect(changeMember(admin, account.id, { grants: [] })).rejects.toMatchObject({ code: "conflict" });
  await expect(renewInvitation(admin, account.id)).rejects.toMatchObject({ code: "conflict" });
  expect((await changeMember(admin, account.id, { isDisabled: true })).disabledAt).not.toBeNull();
  expect(await keepProviderAccount(test.archive, person, grants)).toMatchObject({ isDisabled: true });
});

it("signs out everywhere else when the password changes, and asks for the one before", async () => {
  const { viewer, token, account } = await enter("viewer", await hashPassword(password));
  const next = { current: password, password: "a wholly different one" };
  await expect(changePassword(viewer, { ...next, current: "wrong" })).rejects.toMatchObject({
    code: "forbidden",
  });
  const changed = await changePassword(viewer, next);
  expect([await viewerOfToken(token), await viewerOfToken(changed.token)]).toMatchObject([
    null,
    { id: viewer.id },
  ]);
  await expect(signIn({ name: account.name, password })).rejects.toMatchObject({ code: "unauthenticated" });
  // A sign-in whose password was checked before it changed begins too late.
  await expect(startSignIn(account, { way: "password", replaces: undefined })).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

type Entered = Awaited<ReturnType<typeof enter>>;
const takings: Record<string, (entered: Entered) => Promise<unknown>> = {
  "signing out": ({ viewer, token }) => signOut(viewer, token),
  "signing out everywhere": ({ viewer }) => signOutEverywhere(viewer),
  "an admin's signing out": ({ viewer }) => endSignIns(admin, viewer.id),
  "being disabled": ({ viewer }) => changeMember(admin, viewer.id, { isDisabled: true }),
  "a smaller role": ({ viewer }) =>
    changeMember(admin, viewer.id, { grants: [{ botId: "st-1", role: "viewer" }] }),
  "losing every bot": ({ viewer }) => changeMember(admin, viewer.id, { grants: [] }),
  "another invitation": async ({ viewer }) => {
    const { address } = await renewInvitation(admin, viewer.id);
    await acceptInvitation({ token: tokenOf(address), password });
  },
};

it.each(Object.entries(takings))("lets no request in that starts after %s", async (_, take) => {
  for (let round = 0; round < 5; round += 1) {
    const entered = await enter("reviewer");
    const isReviewer = async () =>
      (await viewerOfToken(entered.token))?.bots.some(({ role }) => role === "reviewer") ?? false;
    let isTaken = false;
    const late: boolean[] = [];
    const ask = async () => {
      for (let asked = 0; asked < 3; ) {
        const isLate = isTaken;
        const isIn = await isReviewer();
        if (!isLate) continue;
        late.push(isIn);
        asked += 1;
      }
    };
    const asking = Array.from({ length: 20 }, ask);
    await take(entered);
    isTaken = true;
    await Promise.all(asking);
    expect(late).toHaveLength(60);
    expect(late.filter(Boolean)).toEqual([]);
  }
});
