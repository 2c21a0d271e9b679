import "server-only";
import type { MadeShare, ShareForm, SharePreview } from "@/lib/domain/share";
import type { Viewer } from "@/lib/domain/viewer";
import { findSharePolicy } from "../archive/bot-policies";
import { archive } from "../archive/database";
import { insertShare, listShares } from "../archive/shares";
import { recordAudit } from "../audit/record-audit";
import { hashPassword } from "../auth/password";
import { createToken, hashToken } from "../auth/token";
import { requireBot } from "../auth/viewer";
import { AppError } from "../errors";
import { toBlackouts } from "./mark-words";
import { readStretch, type SharedStretch, type Stretch, sealStretch } from "./read-stretch";
import { keeperOf } from "./share-keeper";

const dayMs = 86_400_000;

/** What a link to this stretch would show, with nothing blacked out yet. */
export async function previewShare(
  viewer: Viewer,
  sessionId: string,
  search: URLSearchParams,
): Promise<SharePreview> {
  const { id } = requireBot(viewer, search.get("bot") ?? "", "reviewer");
  const ends = { firstMessageId: search.get("first"), lastMessageId: search.get("last") };
  const stretch = await requireStretch({ botId: id, sessionId, ...ends, snapshotAt: null });
  const { ids, messages } = stretch;
  await recordAudit({ actor: viewer, action: "session.read", botId: id, target: sessionId });
  const seen = sealStretch(stretch);
  return { messages, firstMessageId: ids[0] ?? null, lastMessageId: ids.at(-1) ?? null, seen };
}

/** Throws forbidden while the bot's links are not allowed, and conflict when a snapshot is not what was previewed. */
export async function makeShare(viewer: Viewer, form: ShareForm, now = Date.now()): Promise<MadeShare> {
  const bot = requireBot(viewer, form.botId, "reviewer");
  const { allowsShares } = await findSharePolicy(archive(), bot.id);
  if (!allowsShares)
    throw new AppError(
      "forbidden",
      "Links for people outside are not allowed for this bot. An admin can allow them.",
    );
  const { sessionId, firstMessageId, lastMessageId, isLive } = form;
  const ends = { botId: bot.id, sessionId, firstMessageId, lastMessageId };
  const stretch = await requireStretch({ ...ends, snapshotAt: null });
  const last = stretch.ids.at(-1);
  if (last === undefined) throw new AppError("bad-request", "There is nothing in it to share yet.");
  if (!isLive && sealStretch(stretch) !== form.seen)
    throw new AppError("conflict", "The session changed since it was previewed. Look at the preview again.");
  const token = createToken();
  const shareId = await insertShare(archive(), {
    ...ends,
    lastMessageId: isLive ? lastMessageId : last,
    // By what was seen and not by the clock: what Kore tells late was not in the preview.
    snapshotAt: isLive ? null : new Date(stretch.messages.at(-1)?.at ?? now),
    tokenHash: hashToken(token),
    blackouts: toBlackouts(stretch, form.words),
    note: form.note,
    createdBy: viewer.id,
    createdAt: new Date(now),
    expiresAt: new Date(now + form.days * dayMs),
    maxViews: form.maxViews,
    passphraseHash: form.passphrase === null ? null : await hashPassword(form.passphrase),
  });
  const detail = { session: sessionId, days: form.days, isLive, blackouts: form.words.length };
  await recordAudit({ actor: viewer, action: "share.make", botId: bot.id, target: shareId, detail });
  const choice = { botId: bot.id, sessionId, shareId };
  const [share] = await listShares(archive(), keeperOf(viewer), choice, now);
  if (!share) throw new Error("Who makes a link may see it.");
  return { share, token };
}

async function requireStretch(wanted: Stretch): Promise<SharedStretch> {
  const stretch = await readStretch(wanted);
  if (!stretch)
    throw new AppError("not-found", "The archive does not hold this session, or not these messages of it.");
  return stretch;
}
