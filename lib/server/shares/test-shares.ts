import "server-only";
import { NextRequest } from "next/server";
import { POST as redeem } from "@/app/api/share/redeem/route";
import { GET as read } from "@/app/api/share/transcript/route";
import type { MadeShare, ShareForm } from "@/lib/domain/share";
import type { Role, Viewer } from "@/lib/domain/viewer";
import { createAccount } from "../archive/accounts";
import type { Archive } from "../archive/database";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import { sampleSession } from "../archive/test-records";
import { toViewer } from "../auth/viewer";
import { knownBots } from "../bots/registry";
import { config } from "../config";
import { mapMessage } from "../kore/map-message";
import { makeShare, previewShare } from "./make-share";

export const startedAt = Date.parse("2026-03-01T10:00:00.000Z");

/** A new account with this role on `st-1`. */
export async function makeViewer(archive: Archive, name: string, role: Role): Promise<Viewer> {
  const grants = [{ botId: "st-1", role }];
  const account = await createAccount(archive, { name, passwordHash: null, grants });
  if (!account) throw new Error("The name is taken.");
  const viewer = toViewer(account, knownBots());
  if (!viewer) throw new Error("Somebody of the sandbox sees nothing here.");
  return viewer;
}

export function userOf(sessionId: string): string {
  return `u-secret-${sessionId}`;
}

/** A session of user and bot in turns, a second apart; the messages are `<session>-1`, `<session>-2` and so on. */
export async function storeTalk(archive: Archive, sessionId: string, ...texts: string[]): Promise<void> {
  const records = texts.flatMap((text, index) => {
    const raw = {
      _id: `${sessionId}-${index + 1}`,
      sessionId,
      type: index % 2 === 0 ? "incoming" : "outgoing",
      createdBy: userOf(sessionId),
      createdOn: new Date(startedAt + index * 1_000).toISOString(),
      components: [{ cT: "text", data: { text } }],
      tN: "Secret task",
    };
    return mapMessage(raw) ?? [];
  });
  await archive.transaction(async (transaction) => {
    const session = sampleSession(sessionId, startedAt, { userId: userOf(sessionId) });
    await storeSessions(transaction, "st-1", [session], { now: startedAt });
    await storeMessages(transaction, "st-1", records, startedAt);
  });
}

/** A link to all of a session as it stands, unless `form` says otherwise. */
export async function share(
  viewer: Viewer,
  sessionId: string,
  form: Partial<ShareForm> = {},
  now = Date.now(),
): Promise<MadeShare> {
  const ends = { firstMessageId: form.firstMessageId ?? null, lastMessageId: form.lastMessageId ?? null };
  const words = new URLSearchParams({ bot: "st-1" });
  if (ends.firstMessageId) words.set("first", ends.firstMessageId);
  if (ends.lastMessageId) words.set("last", ends.lastMessageId);
  const { seen } = await previewShare(viewer, sessionId, words);
  const usual = { words: [], note: "", days: 7, maxViews: null, passphrase: null, isLive: false };
  return await makeShare(viewer, { botId: "st-1", sessionId, ...ends, ...usual, seen, ...form }, now);
}

const noParams = { params: Promise.resolve({}) };

/** As the page does, from any address; `cookie` is that of an earlier visit. */
export function redeemBy(body: unknown, cookie = ""): Promise<Response> {
  const headers = { "content-type": "application/json", origin: config().publicUrl, cookie };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  return redeem(new NextRequest(`${config().publicUrl}/api/share/redeem`, request), noParams);
}

export function readBy(cookie: string): Promise<Response> {
  return read(
    new NextRequest(`${config().publicUrl}/api/share/transcript`, { headers: { cookie } }),
    noParams,
  );
}

/** The visit's cookie, as the browser sends it back. */
export function cookieOf(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** Opens a link and resolves to its visit's cookie. */
export async function visit(token: string, passphrase?: string): Promise<string> {
  return cookieOf(await redeemBy({ token, passphrase }));
}
