import "server-only";
import { sql } from "drizzle-orm";
import type { SavedView, ViewForm, ViewMark } from "@/lib/domain/views";
import type { Connection } from "./database";

type Row = Omit<SavedView, "isOwn"> & { accountId: string };

/** Views of a bot that are shared, or the account's own. */
export async function listViews(archive: Connection, botId: string, accountId: string): Promise<Row[]> {
  const { rows } = await archive.execute<Row>(sql`
    select v.id, v.name, v.description, v.words, v.columns, v.is_shared as "isShared", a.name as owner,
      v.account_id as "accountId"
    from saved_views v join accounts a on a.id = v.account_id
    where v.bot_id = ${botId} and (v.is_shared or v.account_id = ${accountId}::uuid)
    order by lower(v.name), v.id limit 500`);
  return rows;
}

export async function insertView(archive: Connection, accountId: string, view: ViewForm): Promise<string> {
  const { rows } = await archive.execute<{ id: string }>(sql`
    insert into saved_views (bot_id, account_id, name, description, words, columns, is_shared)
    values (${view.botId}, ${accountId}::uuid, ${view.name}, ${view.description}, ${view.words},
      ${JSON.stringify(view.columns)}::jsonb, ${view.isShared}) returning id`);
  return rows[0]?.id ?? "";
}

/** Of the account, or a shared one of anybody for `null`; false when there is no such view. */
export async function updateView(
  archive: Connection,
  viewId: string,
  accountId: string | null,
  { botId, name, description, words, columns, isShared }: ViewForm,
): Promise<boolean> {
  const { rows } = await archive.execute(sql`
    update saved_views set name = ${name}, description = ${description}, words = ${words},
      columns = ${JSON.stringify(columns)}::jsonb, is_shared = ${isShared}
    where bot_id = ${botId} and id::text = ${viewId}
      and (account_id = ${accountId}::uuid or (${accountId}::uuid is null and is_shared)) returning id`);
  return rows.length > 0;
}

/** Of the account, or a shared one of anybody for `null`; false when there is no such view. */
export async function deleteView(
  archive: Connection,
  botId: string,
  viewId: string,
  accountId: string | null,
): Promise<boolean> {
  const { rows } = await archive.execute(sql`
    delete from saved_views where bot_id = ${botId} and id::text = ${viewId}
      and (account_id = ${accountId}::uuid or (${accountId}::uuid is null and is_shared)) returning id`);
  if (rows.length > 0) await archive.execute(sql`delete from view_marks where view_id = ${viewId}`);
  return rows.length > 0;
}

export type MarkRow = { viewId: string; isStarred: boolean; isDefault: boolean };

export async function listMarks(archive: Connection, botId: string, accountId: string): Promise<MarkRow[]> {
  const { rows } = await archive.execute<MarkRow>(sql`
    select view_id as "viewId", is_starred as "isStarred", is_default as "isDefault" from view_marks
    where bot_id = ${botId} and account_id = ${accountId}::uuid`);
  return rows;
}

export async function setMark(
  archive: Connection,
  accountId: string,
  viewId: string,
  { botId, isStarred, isDefault }: ViewMark,
): Promise<void> {
  await archive.transaction(async (transaction) => {
    if (isDefault) {
      await transaction.execute(sql`
        update view_marks set is_default = false where bot_id = ${botId} and account_id = ${accountId}::uuid`);
    }
    await transaction.execute(sql`
      insert into view_marks (account_id, bot_id, view_id, is_starred, is_default)
      values (${accountId}::uuid, ${botId}, ${viewId}, ${isStarred}, ${isDefault})
      on conflict (account_id, bot_id, view_id)
        do update set is_starred = excluded.is_starred, is_default = excluded.is_default`);
  });
}
