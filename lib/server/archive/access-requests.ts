import "server-only";
import { sql } from "drizzle-orm";
import type { AccessDecision, AccessRequest } from "@/lib/domain/access-request";
import { type Connection, toInstant } from "./database";
import { instant } from "./lease-window";

/** One of an account for a bot, whether there is such a bot or not; one that was declined may be made again. */
export async function saveAccessRequest(
  connection: Connection,
  accountId: string,
  botId: string,
  now: number,
): Promise<void> {
  await connection.execute(sql`
    delete from access_requests where account_id = ${accountId}::uuid and requested_at < ${instant(now - keptMs)}`);
  await connection.execute(sql`
    insert into access_requests as r (account_id, bot_id, requested_at)
    values (${accountId}::uuid, ${botId}, ${instant(now)})
    on conflict (account_id, bot_id) do update set requested_at = excluded.requested_at, decided_at = null,
      is_granted = null where r.decided_at is not null`);
}

const keptMs = 30 * 86_400_000;
const mostListed = 200;

/** Those nobody decided, of people who have nothing on the bot, oldest first. */
export async function listAccessRequests(connection: Connection, botIds: string[]): Promise<AccessRequest[]> {
  const { rows } = await connection.execute<AccessRequest>(sql`
    select r.account_id as "accountId", a.name, r.bot_id as "botId", r.requested_at as "requestedAt"
    from access_requests r join accounts a on a.id = r.account_id and a.disabled_at is null
    where r.bot_id = any(${sql.param(botIds)}::text[]) and r.decided_at is null
      and not exists (select from account_bots g where g.account_id = a.id and g.bot_id in (r.bot_id, '*'))
    order by r.requested_at, r.account_id limit ${mostListed}`);
  return rows.map((row) => ({ ...row, requestedAt: toInstant(row.requestedAt) }));
}

/** False when nobody asked, or another decided already. A grant is of the role viewer, and takes no other's place. */
export async function decideAccess(
  connection: Connection,
  { accountId, botId, isGranted }: AccessDecision,
  now: number,
): Promise<boolean> {
  return await connection.transaction(async (transaction) => {
    const { rows } = await transaction.execute(sql`
      update access_requests set decided_at = ${instant(now)}, is_granted = ${isGranted}
      where account_id = ${accountId}::uuid and bot_id = ${botId} and decided_at is null returning bot_id`);
    if (rows.length === 0) return false;
    if (isGranted)
      await transaction.execute(sql`
        insert into account_bots (account_id, bot_id, role) values (${accountId}::uuid, ${botId}, 'viewer')
        on conflict do nothing`);
    return true;
  });
}
