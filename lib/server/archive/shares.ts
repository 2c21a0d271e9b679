import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { TextPlace } from "@/lib/domain/black-out";
import type { ListedShare } from "@/lib/domain/share";
import { type Connection, toInstant } from "./database";
import { instant } from "./lease-window";
import { shares } from "./schema/shares";
import { hasViewsLeft, isShareBacked, isShareValid } from "./share-validity";

/** Words that are blacked out by where they are said; `mark` tells whether the same words still stand there. */
export type Blackout = Omit<TextPlace, "message"> & { messageId: string; mark: string };

export type NewShare = {
  tokenHash: Buffer;
  botId: string;
  sessionId: string;
  firstMessageId: string | null;
  lastMessageId: string | null;
  snapshotAt: Date | null;
  blackouts: Blackout[];
  note: string;
  createdBy: string;
  createdAt: Date;
  expiresAt: Date;
  maxViews: number | null;
  passphraseHash: string | null;
};

/** Resolves to the new link's id. */
export async function insertShare(connection: Connection, share: NewShare): Promise<string> {
  const [made] = await connection.insert(shares).values(share).returning({ id: shares.id });
  if (!made) throw new Error("An insert returns its row.");
  return made.id;
}

/** Whose links somebody may see and revoke: all of the bots they administer, and their own of those they may share of. */
export type ShareKeeper = { accountId: string; ownBotIds: string[]; adminBotIds: string[] };
/** Narrows them to a bot, one of its sessions, or one link; null does not. */
export type ShareChoice = { botId: string | null; sessionId: string | null; shareId: string | null };

const mostListed = 500;

/** Newest first. */
export async function listShares(
  connection: Connection,
  keeper: ShareKeeper,
  choice: ShareChoice,
  now: number,
): Promise<ListedShare[]> {
  const { rows } = await connection.execute<WireShare>(sql`
    select s.id, s.bot_id, s.session_id, a.name as creator, s.created_at, s.expires_at, s.views, s.max_views,
      s.last_opened_at, s.snapshot_at is null as is_live, s.first_message_id is not null as is_part,
      s.passphrase_hash is not null as has_passphrase, jsonb_array_length(s.blackouts) as blackouts, s.note,
      case when s.revoked_at is not null then 'revoked' when s.expires_at <= ${instant(now)} then 'expired'
        when not ${isShareBacked} then 'stopped' when not ${hasViewsLeft} then 'used-up' else 'open' end as state
    from shares s join accounts a on a.id = s.created_by
    where ${keptBy(keeper, choice)} order by s.created_at desc, s.id limit ${mostListed}`);
  return rows.map((row) => ({
    id: row.id,
    botId: row.bot_id,
    sessionId: row.session_id,
    creator: row.creator,
    madeAt: toInstant(row.created_at),
    expiresAt: toInstant(row.expires_at),
    state: row.state,
    views: row.views,
    maxViews: row.max_views,
    lastOpenedAt: row.last_opened_at && toInstant(row.last_opened_at),
    isLive: row.is_live,
    isPart: row.is_part,
    hasPassphrase: row.has_passphrase,
    blackouts: row.blackouts,
    note: row.note,
  }));
}

/** Revokes what is not revoked yet, and resolves to what that was. */
export async function revokeShares(
  connection: Connection,
  keeper: ShareKeeper,
  choice: ShareChoice,
  now: number,
): Promise<{ id: string; botId: string }[]> {
  const { rows } = await connection.execute<{ id: string; botId: string }>(sql`
    update shares s set revoked_at = ${instant(now)}
    where s.revoked_at is null and s.expires_at > ${instant(now)} and ${keptBy(keeper, choice)}
    returning s.id, s.bot_id as "botId"`);
  return rows;
}

function keptBy(keeper: ShareKeeper, { botId, sessionId, shareId }: ShareChoice): SQL {
  const { accountId, ownBotIds, adminBotIds } = keeper;
  const conditions = [
    sql`(s.bot_id = any(${sql.param(adminBotIds)}::text[])
      or (s.created_by = ${accountId} and s.bot_id = any(${sql.param(ownBotIds)}::text[])))`,
  ];
  if (botId !== null) conditions.push(sql`s.bot_id = ${botId}`);
  if (sessionId !== null) conditions.push(sql`s.session_id = ${sessionId}`);
  if (shareId !== null) conditions.push(sql`s.id = ${shareId}::uuid`);
  return sql.join(conditions, sql` and `);
}

export type TokenShare = {
  id: string;
  botId: string;
  passphraseHash: string | null;
  isValid: boolean;
  hasViewsLeft: boolean;
  /** The caller's cookie is of this very link. */
  isVisited: boolean;
};

export async function findShareByToken(
  connection: Connection,
  tokenHash: Buffer,
  visitHash: Buffer | null,
  now: number,
): Promise<TokenShare | undefined> {
  const { rows } = await connection.execute<TokenShare>(sql`
    select s.id, s.bot_id as "botId", s.passphrase_hash as "passphraseHash", ${isShareValid(now)} as "isValid",
      ${hasViewsLeft} as "hasViewsLeft", exists (select from share_visits v
        where v.share_id = s.id and v.token_hash = ${visitHash} and v.expires_at > ${instant(now)}) as "isVisited"
    from shares s where s.token_hash = ${tokenHash}`);
  return rows[0];
}

/** Counts a view and opens a visit; false when another took the last view, or the link ended, in the meantime. */
export async function openShare(
  connection: Connection,
  shareId: string,
  visit: { tokenHash: Buffer; expiresAt: number },
  now: number,
): Promise<boolean> {
  return await connection.transaction(async (transaction) => {
    const { rows } = await transaction.execute(sql`
      update shares s set views = s.views + 1, last_opened_at = ${instant(now)}
      where s.id = ${shareId}::uuid and ${isShareValid(now)} and ${hasViewsLeft} returning s.id`);
    if (rows.length === 0) return false;
    await transaction.execute(sql`delete from share_visits where expires_at <= ${instant(now)}`);
    await transaction.execute(sql`
      insert into share_visits (token_hash, share_id, expires_at)
      values (${visit.tokenHash}, ${shareId}::uuid, ${instant(visit.expiresAt)})`);
    return true;
  });
}

export type VisitedShare = {
  id: string;
  botId: string;
  sessionId: string;
  firstMessageId: string | null;
  lastMessageId: string | null;
  snapshotAt: string | null;
  blackouts: Blackout[];
  note: string;
  creator: string;
  expiresAt: string;
};

/** The link that a visitor's cookie opens now. */
export async function findVisitedShare(
  connection: Connection,
  visitHash: Buffer,
  now: number,
): Promise<VisitedShare | undefined> {
  const { rows } = await connection.execute<VisitedShare>(sql`
    select s.id, s.bot_id as "botId", s.session_id as "sessionId", s.first_message_id as "firstMessageId",
      s.last_message_id as "lastMessageId", s.snapshot_at as "snapshotAt", s.blackouts, s.note, a.name as creator,
      s.expires_at as "expiresAt"
    from share_visits v join shares s on s.id = v.share_id join accounts a on a.id = s.created_by
    where v.token_hash = ${visitHash} and v.expires_at > ${instant(now)} and ${isShareValid(now)}`);
  const found = rows[0];
  if (!found) return undefined;
  const snapshotAt = found.snapshotAt && toInstant(found.snapshotAt);
  return { ...found, snapshotAt, expiresAt: toInstant(found.expiresAt) };
}

type WireShare = {
  id: string;
  bot_id: string;
  session_id: string;
  creator: string;
  created_at: string;
  expires_at: string;
  state: ListedShare["state"];
  views: number;
  max_views: number | null;
  last_opened_at: string | null;
  is_live: boolean;
  is_part: boolean;
  has_passphrase: boolean;
  blackouts: number;
  note: string;
};
