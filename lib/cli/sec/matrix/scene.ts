import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { startArchive } from "@/lib/cli/supervisor/archive";
import type { Child } from "@/lib/cli/supervisor/child";
import { everyBotId } from "@/lib/domain/member";
import { type Principal, principalNames, principals } from "@/lib/server/access-matrix/principals";
import type { Place } from "@/lib/server/access-matrix/rows";
import { type Account, createAccount } from "@/lib/server/archive/accounts";
import { archive } from "@/lib/server/archive/database";
import { migrateArchive } from "@/lib/server/archive/migrate";
import { createSignIn } from "@/lib/server/archive/sign-ins";
import { storeMessages } from "@/lib/server/archive/store-messages";
import { storeSessions } from "@/lib/server/archive/store-sessions";
import { sampleMessage, sampleSession } from "@/lib/server/archive/test-records";
import { insertView } from "@/lib/server/archive/views";
import { signInCookieName } from "@/lib/server/auth/cookie";
import { createToken, hashToken } from "@/lib/server/auth/token";

/** What an answer can give away: something of one's own bot, of the other, or of other people's accounts. */
export type Kind = "own" | "foreign" | "accounts";

export type Scene = {
  places: { own: Place; foreign: Place; missing: Place };
  /** By which what is given away is told. */
  words: { kind: Kind; word: string }[];
  /** A `cookie` header with a sign-in of its own, or null. */
  enter(principal: Principal): Promise<string | null>;
  close(): Promise<void>;
};

export const origin = "https://backscroll.example";
const graceMs = 5_000;
const keptAccount = "Somebody who makes views";

/** An archive with two bots, a conversation and a view of each, and an account for each principal. */
export async function setScene(): Promise<Scene> {
  const children: Child[] = [];
  const data = await mkdtemp(join(tmpdir(), "backscroll-matrix-"));
  const places = { own: placeOf("own"), foreign: placeOf("out"), missing: placeOf("not") };
  // Nothing of Kore answers there.
  const bots = [places.own, places.foreign].map(({ bot: id }) => {
    return {
      id,
      name: `Bot, ${keptOn(id)}`,
      host: "http://127.0.0.1:1",
      clientId: "cs",
      clientSecret: "secret",
    };
  });
  await writeFile(join(data, "bots.json"), JSON.stringify(bots), { mode: 0o600 });
  const settings = {
    BACKSCROLL_ARCHIVE: await startArchive(data, (child) => children.push(child)),
    BACKSCROLL_DATA: data,
    KORE_BOTS_FILE: join(data, "bots.json"),
    PUBLIC_URL: origin,
    LOG_LEVEL: "silent",
    NODE_ENV: "production",
  };
  Object.assign(process.env, settings);
  await migrateArchive(archive());
  for (const place of [places.own, places.foreign]) await fill(place);
  const accounts = new Map<Principal, Account>();
  for (const name of principalNames) accounts.set(name, await makeAccount(name));
  return {
    places,
    words: [
      ...wordsOf("own", places.own),
      ...wordsOf("foreign", places.foreign),
      { kind: "accounts", word: keptAccount },
    ],
    async enter(principal) {
      const account = accounts.get(principal);
      if (!account || principal === "somebody without a sign-in") return null;
      const token = createToken();
      await createSignIn(archive(), { tokenHash: hashToken(token), account }, Date.now());
      await spoil(principal, account.id);
      return `${signInCookieName()}=${token}`;
    },
    async close() {
      await archive().$client.end();
      for (const child of children.reverse()) await child.stop(graceMs);
      await rm(data, { recursive: true, force: true });
    },
  };
}

function wordsOf(kind: Kind, { bot, sessionId, messageId, viewId }: Place): Scene["words"] {
  const words = [keptOn(bot), bot ?? "", `u-${sessionId}`, sessionId, messageId, viewId];
  return words.map((word) => ({ kind, word }));
}

/** Stands in what is kept of a bot, and in no request. */
function keptOn(botId: string | null): string {
  return `kept on ${botId?.replace("st-", "")}`;
}

/** Equally long, so that no length tells one from another. */
function placeOf(word: "own" | "out" | "not"): Place {
  return {
    bot: `st-canary-${word}`,
    sessionId: `s-canary-${word}`,
    messageId: `m-canary-${word}`,
    viewId: randomUUID(),
    shareId: randomUUID(),
  };
}

async function fill(place: Place): Promise<void> {
  const start = Date.now() - 3_600_000;
  const botId = place.bot ?? "";
  const userId = `u-${place.sessionId}`;
  const said = { text: `Said, ${keptOn(botId)}`, userId };
  const message = sampleMessage(place.sessionId, place.messageId, start, said);
  await archive().transaction(async (transaction) => {
    const session = sampleSession(place.sessionId, start, { botId, userId });
    await storeSessions(transaction, botId, [session], { now: start });
    await storeMessages(transaction, botId, [message], start);
  });
  const name = `${keptAccount} of ${botId}`;
  const owner = await createAccount(archive(), { name, passwordHash: null, grants: [] });
  const view = {
    botId,
    name: `View, ${keptOn(botId)}`,
    description: "",
    words: "",
    columns: [],
    isShared: true,
  };
  place.viewId = await insertView(archive(), owner?.id ?? "", view);
}

async function makeAccount(principal: Principal): Promise<Account> {
  const who = principals[principal];
  const bots = who === null || who.isEverywhere ? [everyBotId] : who.role === null ? [] : ["st-canary-own"];
  const grants = bots.map((botId) => ({ botId, role: who?.role ?? ("viewer" as const) }));
  const account = await createAccount(archive(), { name: principal, passwordHash: null, grants });
  if (!account) throw new Error("The name is taken.");
  return account;
}

/** What makes a sign-in none. */
async function spoil(principal: Principal, accountId: string): Promise<void> {
  if (principal === "somebody who was disabled")
    await archive().execute(sql`update accounts set disabled_at = now() where id = ${accountId}`);
  if (principal === "somebody whose sign-in is over")
    await archive().execute(
      sql`update sign_ins set expires_at = now() - interval '1 second' where account_id = ${accountId}`,
    );
}
