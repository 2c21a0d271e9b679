import "server-only";
import { randomUUID } from "node:crypto";
import { everyBotId } from "@/lib/domain/member";
import type { Role } from "@/lib/domain/viewer";
import { makeToken } from "../api-tokens";
import { type Account, createAccount } from "../archive/accounts";
import type { Archive } from "../archive/database";
import { createSignIn } from "../archive/sign-ins";
import { knownBots } from "../bots/registry";
import { signInCookieName } from "./cookie";
import { hashPassword } from "./password";
import { createToken, hashToken } from "./token";
import { toViewer } from "./viewer";

/** A request to any of the instances. `as` is the header that says who asks. */
export type Sent = { method: string; path: string; as: Record<string, string>; body?: unknown };
export type Ask = (sent: Sent) => Promise<number>;

type Person = {
  id: string;
  /** Of the browser that is watched, and of another of the same person. */
  cookie: string;
  otherCookie: string;
  token: { id: string; value: string };
  admin: string;
};
type Revocation = {
  revoke: (person: Person) => Sent;
  /** What is asked all the while, and answered until then. */
  watched: (person: Person) => Sent;
};
export type Round = {
  /** Answered with 200 before the revocation was answered. */
  before: number;
  /** Asked after the revocation was answered, and how many of those with 200. */
  after: number;
  accepted: number;
};

const password = "a long enough password";
const read = "/api/sessions?bot=st-1&limit=1";
const byCookie = (path: string) => (person: Person) => get(path, { cookie: person.cookie });
const asAdmin = (body: unknown) => (person: Person) => ({
  ...{ method: "PATCH", path: `/api/members/${person.id}`, body },
  as: { cookie: person.admin },
});

/** Each way in which somebody loses what they had; the person is a reviewer of `st-1` until then. */
export const revocations: Record<string, Revocation> = {
  "signing out": {
    revoke: ({ cookie }) => ({ method: "POST", path: "/api/sign-out", as: { cookie } }),
    watched: byCookie(read),
  },
  "signing out everywhere": {
    revoke: ({ otherCookie }) => ({
      ...{ method: "POST", path: "/api/sign-out/everywhere" },
      as: { cookie: otherCookie },
    }),
    watched: byCookie(read),
  },
  "an account that is disabled": { revoke: asAdmin({ isDisabled: true }), watched: byCookie(read) },
  "a lesser role": {
    revoke: asAdmin({ grants: [{ botId: "st-1", role: "viewer" }] }),
    watched: byCookie("/api/shares"),
  },
  "a bot that is taken away": { revoke: asAdmin({ grants: [] }), watched: byCookie(read) },
  "another password": {
    revoke: ({ otherCookie }) => ({
      ...{ method: "POST", path: "/api/account/password", as: { cookie: otherCookie } },
      body: { current: password, password: `${password} too` },
    }),
    watched: byCookie(read),
  },
  "a token that is revoked": {
    revoke: ({ token, cookie }) => ({
      ...{ method: "DELETE", path: `/api/account/tokens/${token.id}`, as: { cookie } },
    }),
    watched: ({ token }) => get(read, { authorization: `Bearer ${token.value}` }),
  },
};

/** `loops` ask without a pause, each `each` times at least before and after what takes effect in between. */
export async function watchRevocation(
  { archive, ask, loops, each }: { archive: Archive; ask: Ask; loops: number; each: number },
  name: string,
): Promise<Round> {
  const revocation = revocations[name];
  if (!revocation) throw new Error(`There is no ${name}.`);
  const person = await makePerson(archive);
  const round = { before: 0, after: 0, accepted: 0 };
  let isRevoked = false;
  let started: () => void = () => undefined;
  const areWarm = new Promise<void>((resolve) => {
    started = resolve;
  });
  const watching = Array.from({ length: loops }, async () => {
    for (let late = 0; late < each; ) {
      const isLate = isRevoked;
      const status = await ask(revocation.watched(person));
      if (isLate) {
        late += 1;
        round.after += 1;
        if (status === 200) round.accepted += 1;
      } else if (status === 200) {
        round.before += 1;
        if (round.before >= loops * each) started();
      }
    }
  });
  await areWarm;
  const status = await ask(revocation.revoke(person));
  if (status !== 200) throw new Error(`${name} was answered with ${status}.`);
  isRevoked = true;
  await Promise.all(watching);
  return round;
}

let hashed: Promise<string> | undefined;
function passwordHash(): Promise<string> {
  hashed ??= hashPassword(password);
  return hashed;
}

function get(path: string, as: Record<string, string>): Sent {
  return { method: "GET", path, as };
}

async function makePerson(archive: Archive): Promise<Person> {
  const account = await makeAccount(archive, "reviewer", "st-1", await passwordHash());
  const admin = await makeAccount(archive, "admin", everyBotId, null);
  const form = { name: "A program", scopes: ["read" as const], days: 1 };
  const viewer = toViewer(account, knownBots());
  if (!viewer) throw new Error("The account is not the sandbox's.");
  const { token, value } = await makeToken(viewer, form);
  return {
    id: account.id,
    cookie: await enter(archive, account),
    otherCookie: await enter(archive, account),
    token: { id: token.id, value },
    admin: await enter(archive, admin),
  };
}

async function makeAccount(archive: Archive, role: Role, botId: string, passwordHash: string | null) {
  const account = await createAccount(archive, {
    name: randomUUID(),
    passwordHash,
    grants: [{ botId, role }],
  });
  if (!account) throw new Error("The name is taken.");
  return account;
}

async function enter(archive: Archive, account: Account): Promise<string> {
  const token = createToken();
  await createSignIn(archive, { tokenHash: hashToken(token), account }, Date.now());
  return `${signInCookieName()}=${token}`;
}
