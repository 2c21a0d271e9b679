import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import { everyBotId, type Member, memberSchema } from "@/lib/domain/member";
import { signInLife } from "@/lib/domain/sign-in-life";
import { grantsOf } from "./accounts";
import { containing } from "./containing";
import { type Connection, toInstant } from "./database";
import { instant } from "./lease-window";
import { accounts } from "./schema/accounts";
import { noFactor } from "./second-factor";

type Row = Omit<Member, "way"> & { issuer: string | null; hasPassword: boolean };

/** By name; `words` are looked for in name and e-mail. */
export async function listAccounts(
  archive: Connection,
  { words, limit, now }: { words: string; limit: number; now: number },
): Promise<Member[]> {
  const pattern = containing(words);
  const found = words ? sql`where name ilike ${pattern} or email ilike ${pattern}` : sql``;
  return readAccounts(archive, sql`${found} order by lower(name), id limit ${limit}`, now);
}

export async function findMember(
  archive: Connection,
  accountId: string,
  now: number,
): Promise<Member | undefined> {
  const [found] = await readAccounts(archive, sql`where id::text = ${accountId}`, now);
  return found;
}

async function readAccounts(archive: Connection, which: SQL, now: number): Promise<Member[]> {
  const { rows } = await archive.execute<Row>(sql`
    select a.id, a.name, a.email, a.issuer, a.password_hash is not null as "hasPassword",
      a.created_at as "createdAt", a.disabled_at as "disabledAt", s.count as "signIns", s.seen as "lastSeenAt",
      ${grantsOf(sql`a.id`)} as grants
    from (select * from accounts ${which}) a cross join lateral (
      select count(*)::int as count, max(last_seen_at) as seen from sign_ins
      where account_id = a.id and replaced_at is null and expires_at > ${instant(now)}
        and last_seen_at > ${instant(now - signInLife.idleMs)}
    ) s order by lower(a.name), a.id`);
  return rows.map(({ createdAt, disabledAt, lastSeenAt, ...row }) =>
    memberSchema.parse({
      ...row,
      way: wayOf(row),
      createdAt: toInstant(createdAt),
      disabledAt: disabledAt && toInstant(disabledAt),
      lastSeenAt: lastSeenAt && toInstant(lastSeenAt),
    }),
  );
}

function wayOf({ issuer, hasPassword }: Pick<Row, "issuer" | "hasPassword">): Member["way"] {
  if (issuer !== null) return "provider";
  return hasPassword ? "password" : "none";
}

/**
 * One admin at a time changes accounts, and only while being one: of two who take each other's role away at once, the
 * second is none any more. False when they are not.
 */
export async function lockAsAdmin(transaction: Connection, accountId: string): Promise<boolean> {
  await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('backscroll members'))`);
  const { rows } = await transaction.execute(sql`
    select from accounts a join account_bots g on g.account_id = a.id
    where a.id = ${accountId} and a.disabled_at is null and g.bot_id = ${everyBotId} and g.role = 'admin'`);
  return rows.length > 0;
}

export async function disableAccount(
  archive: Connection,
  accountId: string,
  now: number | null,
): Promise<void> {
  const disabledAt = now === null ? null : new Date(now);
  await archive.update(accounts).set({ disabledAt }).where(eq(accounts.id, accountId));
}

/** Whoever knew the password before does not get in with it any more; `resets` asks for no one-time code from now on. */
export async function setPassword(
  archive: Connection,
  accountId: string,
  passwordHash: string,
  { resets }: { resets: boolean },
): Promise<void> {
  const codes = resets ? noFactor : {};
  await archive
    .update(accounts)
    .set({ passwordHash, ...codes })
    .where(eq(accounts.id, accountId));
}
