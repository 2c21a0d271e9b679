import "server-only";
import { and, asc, eq, type InferSelectModel, sql } from "drizzle-orm";
import type { Connection } from "./database";
import { accounts } from "./schema/accounts";
import { botErasures, bots } from "./schema/bots";

export type StoredBot = InferSelectModel<typeof bots>;

/**
 * Tells one state of the table from any other. Read in the statement that asks who is calling, so that a change of bots
 * is in force with the next request everywhere and costs none a round trip.
 */
export const botsStamp = sql<string>`coalesce((
  select string_agg(b.id || ' ' || b.version || ' ' || extract(epoch from b.changed_at), ',' order by b.id)
  from bots b), '')`;

export async function readBotsStamp(archive: Connection): Promise<string> {
  const { rows } = await archive.execute<{ stamp: string }>(sql`select ${botsStamp} as stamp`);
  return rows[0]?.stamp ?? "";
}

/** In the order in which they were connected. The stamp is never newer than the rows. */
export async function listBots(archive: Connection): Promise<{ stamp: string; rows: StoredBot[] }> {
  const stamp = await readBotsStamp(archive);
  const rows = await archive.select().from(bots).orderBy(asc(bots.createdAt), asc(bots.id));
  return { stamp, rows };
}

export async function findBot(archive: Connection, botId: string): Promise<StoredBot | undefined> {
  const [found] = await archive.select().from(bots).where(eq(bots.id, botId));
  return found;
}

/** One at a time: of two who connect the first bot at once, the second finds it there. */
export async function lockBots(transaction: Connection): Promise<void> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('backscroll bots'))`);
}

/** False when there is one with this id. */
export async function insertBot(archive: Connection, bot: typeof bots.$inferInsert): Promise<boolean> {
  const inserted = await archive.insert(bots).values(bot).onConflictDoNothing().returning({ id: bots.id });
  return inserted.length > 0;
}

/** False when somebody changed or removed it since this version was read. */
export async function updateBot(
  archive: Connection,
  { id, version }: Pick<StoredBot, "id" | "version">,
  values: Omit<StoredBot, "id" | "version" | "createdAt">,
): Promise<boolean> {
  const updated = await archive
    .update(bots)
    .set({ ...values, version: version + 1 })
    .where(and(eq(bots.id, id), eq(bots.version, version)))
    .returning({ id: bots.id });
  return updated.length > 0;
}

export async function deleteBot(archive: Connection, botId: string): Promise<boolean> {
  const deleted = await archive.delete(bots).where(eq(bots.id, botId)).returning({ id: bots.id });
  return deleted.length > 0;
}

/** The same secret under another key: nothing that anybody has to read again. False when it was changed meanwhile. */
export async function resealBot(
  archive: Connection,
  { id, sealedSecret }: Pick<StoredBot, "id" | "sealedSecret">,
  sealed: Buffer,
): Promise<boolean> {
  const resealed = await archive
    .update(bots)
    .set({ sealedSecret: sealed })
    .where(and(eq(bots.id, id), eq(bots.sealedSecret, sealedSecret)))
    .returning({ id: bots.id });
  return resealed.length > 0;
}

/** Everybody who came in while nothing was real goes, with their sign-ins, tokens and links. Resolves to how many. */
export async function deleteSandboxAccounts(archive: Connection): Promise<number> {
  const gone = await archive
    .delete(accounts)
    .where(eq(accounts.isSandbox, true))
    .returning({ id: accounts.id });
  return gone.length;
}

export async function askErasure(archive: Connection, botIds: string[], askedAt: Date): Promise<void> {
  if (botIds.length === 0) return;
  const rows = botIds.map((botId) => ({ botId, askedAt }));
  await archive.insert(botErasures).values(rows).onConflictDoNothing();
}

export async function listErasures(archive: Connection): Promise<string[]> {
  const rows = await archive.select({ botId: botErasures.botId }).from(botErasures);
  return rows.map(({ botId }) => botId);
}
