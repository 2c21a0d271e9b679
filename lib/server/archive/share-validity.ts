import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { instant } from "./lease-window";

/**
 * A link `s` that shows something at `now` (epoch milliseconds): neither revoked nor expired, of a session that is held,
 * by somebody who may still share, on a bot whose links are still allowed. Part of every statement that opens or reads
 * one, so that nothing about it is remembered from an earlier time.
 */
export function isShareValid(now: number): SQL {
  return sql`(s.revoked_at is null and s.expires_at > ${instant(now)} and ${isShareBacked})`;
}

/** Who made it may still do so, there is something to show, and links are allowed. */
export const isShareBacked = sql`(
  exists (select from accounts a where a.id = s.created_by and a.disabled_at is null)
  and coalesce((select g.role from account_bots g where g.account_id = s.created_by and g.bot_id in (s.bot_id, '*')
    order by g.bot_id = '*' limit 1), '') in ('reviewer', 'admin')
  and exists (select from bot_policies p where p.bot_id = s.bot_id and p.allows_shares)
  and exists (select from sessions c where c.bot_id = s.bot_id and c.session_id = s.session_id))`;

export const hasViewsLeft = sql`(s.max_views is null or s.views < s.max_views)`;
