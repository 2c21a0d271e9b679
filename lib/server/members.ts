import "server-only";
import {
  everyBotId,
  type Grant,
  type InvitationForm,
  type Member,
  type MemberChange,
} from "@/lib/domain/member";
import type { Viewer } from "@/lib/domain/viewer";
import { createAccount, replaceGrants, replaceSetupToken } from "./archive/accounts";
import { archive, type Connection } from "./archive/database";
import { disableAccount, findMember, listAccounts, lockAsAdmin } from "./archive/members";
import { endSignInsOf, rotateSignInsOf } from "./archive/sign-ins";
import { recordAudit } from "./audit/record-audit";
import { createToken, hashToken } from "./auth/token";
import { knownBots } from "./bots/registry";
import { config } from "./config";
import { AppError } from "./errors";

const pageSize = 200;
const longestWords = 100;
const invitationMs = 3 * 24 * 3_600_000;

/** Everybody who may do something here, or might. For admins of every bot. */
export async function listMembers(search: URLSearchParams): Promise<{ members: Member[]; hasMore: boolean }> {
  const words = (search.get("words") ?? "").trim().slice(0, longestWords);
  const found = await listAccounts(archive(), { words, limit: pageSize + 1, now: Date.now() });
  return { members: found.slice(0, pageSize), hasMore: found.length > pageSize };
}

/** An account with a name and no password yet; `address` lets whoever opens it first choose one. */
export async function inviteMember(
  viewer: Viewer,
  { name, grants }: InvitationForm,
): Promise<{ member: Member; address: string }> {
  requireBots(grants);
  const token = createToken();
  const member = await asAdmin(viewer, async (transaction) => {
    const created = await createAccount(transaction, {
      ...{ name, passwordHash: null, grants: onePerBot(grants) },
      isSandbox: viewer.isDemo,
    });
    if (!created) throw new AppError("conflict", "That name is taken. Choose another.");
    await replaceSetupToken(transaction, created.id, invitation(token));
    return requireMember(transaction, created.id);
  });
  await recordAudit({ actor: viewer, action: "account.make", target: member.id, detail: { name } });
  return { member, address: addressOf(token, member) };
}

/** Another address for somebody who lost the first, or the password; the one before works no more. */
export async function renewInvitation(
  viewer: Viewer,
  accountId: string,
): Promise<{ member: Member; address: string }> {
  const token = createToken();
  const member = await asAdmin(viewer, async (transaction) => {
    const found = await requireMember(transaction, accountId);
    requireLocal(found);
    await replaceSetupToken(transaction, found.id, invitation(token));
    return requireMember(transaction, accountId);
  });
  const detail = { name: member.name, what: "invitation" };
  await recordAudit({ actor: viewer, action: "account.change", target: member.id, detail });
  return { member, address: addressOf(token, member) };
}

/** What somebody may do, or whether they may do anything at all; in force from their next request on. */
export async function changeMember(
  viewer: Viewer,
  accountId: string,
  { grants, isDisabled }: MemberChange,
): Promise<Member> {
  if (accountId === viewer.id) {
    throw new AppError("conflict", "Nobody changes their own account: another admin has to.");
  }
  if (grants) requireBots(grants);
  const { before, after } = await asAdmin(viewer, async (transaction) => {
    const before = await requireMember(transaction, accountId);
    if (grants) {
      if (before.way === "provider") {
        throw new AppError("conflict", "The groups at the identity provider say what this account may do.");
      }
      await replaceGrants(transaction, accountId, onePerBot(grants));
      await rotateSignInsOf(transaction, accountId);
    }
    if (isDisabled !== undefined && isDisabled !== (before.disabledAt !== null)) {
      await disableAccount(transaction, accountId, isDisabled ? Date.now() : null);
      if (isDisabled) await endSignInsOf(transaction, accountId);
    }
    return { before, after: await requireMember(transaction, accountId) };
  });
  const target = { actor: viewer, target: accountId };
  if (grants) {
    const detail = { name: after.name, before: printGrants(before.grants), after: printGrants(after.grants) };
    await recordAudit({ ...target, action: "grants.change", detail });
  }
  if (after.disabledAt !== before.disabledAt) {
    const action = after.disabledAt ? ("account.disable" as const) : ("account.change" as const);
    const detail = { name: after.name, ...(after.disabledAt ? {} : { what: "enabled" }) };
    await recordAudit({ ...target, action, detail });
  }
  return after;
}

/** Signs somebody out everywhere. */
export async function endSignIns(viewer: Viewer, accountId: string): Promise<Member> {
  const { name } = await requireMember(archive(), accountId);
  const ended = await endSignInsOf(archive(), accountId);
  const detail = { name, ended };
  await recordAudit({ actor: viewer, action: "sign-out.everywhere", target: accountId, detail });
  return requireMember(archive(), accountId);
}

function asAdmin<T>(viewer: Viewer, work: (transaction: Connection) => Promise<T>): Promise<T> {
  return archive().transaction(async (transaction) => {
    if (!(await lockAsAdmin(transaction, viewer.id))) {
      throw new AppError("forbidden", "This needs the role admin on every bot.");
    }
    return work(transaction);
  });
}

async function requireMember(connection: Connection, accountId: string): Promise<Member> {
  const found = await findMember(connection, accountId, Date.now());
  if (!found) throw new AppError("not-found", "There is no such account.");
  return found;
}

function requireLocal({ way }: Member): void {
  if (way === "provider") {
    throw new AppError("conflict", "No password opens this account.");
  }
}

function requireBots(grants: Grant[]): void {
  const known = new Set([everyBotId, ...knownBots().bots.map(({ id }) => id)]);
  const unknown = grants.find(({ botId }) => !known.has(botId));
  if (unknown) throw new AppError("bad-request", `There is no bot ${unknown.botId}.`);
}

function onePerBot(grants: Grant[]): Grant[] {
  return [...new Map(grants.map((grant) => [grant.botId, grant])).values()];
}

function printGrants(grants: Grant[]): string {
  return grants.map(({ botId, role }) => `${role} on ${botId}`).join(", ");
}

function invitation(token: string): { tokenHash: Buffer; expiresAt: Date } {
  return { tokenHash: hashToken(token), expiresAt: new Date(Date.now() + invitationMs) };
}

/** Both stand in the fragment, which no server and no log sees; the name is for the password manager. */
function addressOf(token: string, { name }: Member): string {
  return `${config().publicUrl}/invitation#${new URLSearchParams({ token, name })}`;
}
