import "server-only";
import { sql } from "drizzle-orm";
import type { SharePolicy } from "@/lib/domain/share";
import type { Connection } from "./database";

export async function findSharePolicy(connection: Connection, botId: string): Promise<SharePolicy> {
  const { rows } = await connection.execute<{ allowsShares: boolean }>(
    sql`select allows_shares as "allowsShares" from bot_policies where bot_id = ${botId}`,
  );
  return { botId, allowsShares: rows[0]?.allowsShares ?? false };
}

export async function saveSharePolicy(connection: Connection, policy: SharePolicy): Promise<void> {
  await connection.execute(sql`
    insert into bot_policies (bot_id, allows_shares) values (${policy.botId}, ${policy.allowsShares})
    on conflict (bot_id) do update set allows_shares = excluded.allows_shares`);
}
