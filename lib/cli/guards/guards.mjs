/**
 * A guard of the product, the code without it, and the tests that must notice.
 * @typedef {{ name: string, file: string, guard: string, without: string, tests: string[] }} Guard
 */

const matrix = ["lib/server/access-matrix/access-matrix.test.ts"];
const life = ["lib/server/sign-in-life.test.ts"];
const shares = ["lib/server/shares/shares.test.ts"];
const shareEnds = ["lib/server/shares/share-ends.test.ts"];
const shareViews = ["lib/server/shares/share-views.test.ts"];
const tokens = ["lib/server/api-tokens.test.ts"];
const masking = ["lib/server/masking/no-leak.test.ts"];
const reveals = ["lib/server/reveals.test.ts"];
const bots = ["lib/server/bots/stored-bots.test.ts"];
const leaving = ["lib/server/bots/leave-sandbox.test.ts"];

const door = "lib/server/route.ts";
const viewer = "lib/server/auth/viewer.ts";
const signIns = "lib/server/archive/sign-ins.ts";
const apiTokens = "lib/server/archive/api-tokens.ts";
const validity = "lib/server/archive/share-validity.ts";
const keepers = "lib/server/archive/shares.ts";

/** @type {Guard[]} */
export const guards = [
  guard(
    "another site's request",
    door,
    "if (!bearer) requireSameOrigin(",
    "if (false) requireSameOrigin(",
    matrix,
  ),
  guard("a cookie beside a token", door, "caller = bearer ?", "caller = bearer && !token ?", tokens),
  guard(
    "the need of a sign-in",
    door,
    "if (!viewer) throw",
    "if (!viewer) return viewer; if (!viewer) throw",
    matrix,
  ),
  guard("administrators' own", door, 'if (viewer.everywhere === "admin") return', "return", matrix),
  guard("bots of the role", door, "= withRole(viewer, access);", "= viewer;", matrix),
  guard("masking at the door", door, "? requireMasked(reply) : reply", "? reply : reply", masking),
  guard(
    "a bot of one's own",
    viewer,
    "find(({ id }) => id === botId);\n  if (!bot)",
    "find(() => true);\n  if (!bot)",
    matrix,
  ),
  guard("a bot that is granted", viewer, "return role ? {", "return true ? {", matrix),
  guard("the role on a bot", viewer, "if (!permits(bot.role, least))", "if (false)", shares),
  guard(
    "the sandbox's own accounts",
    viewer,
    "if (isDemo && !isSandbox) return",
    "if (false) return",
    leaving,
  ),
  guard(
    "the sandbox's end",
    "lib/server/bots/connect-bot.ts",
    "await deleteSandboxAccounts(",
    "void (",
    leaving,
  ),
  guard(
    "the password before credentials change",
    "lib/server/confirm-self.ts",
    'if (needed === "password") {',
    'if (needed === "password") {\n    return;',
    bots,
  ),
  guard(
    "hosts inside the network",
    "lib/server/bots/read-host.ts",
    "if (leadsInside && !isNamed)",
    "if (false)",
    bots,
  ),
  guard(
    "a stored secret's own host",
    "lib/server/bots/try-connection.ts",
    ": isSameHost ? openBotSecret(stored)",
    ": stored ? openBotSecret(stored)",
    bots,
  ),
  guard(
    "an account that is not disabled",
    signIns,
    "sql`${accounts.disabledAt} is null`",
    "sql`true`",
    matrix,
  ),
  guard(
    "a sign-in's end",
    signIns,
    "Math.min(wholeMs, found.lastSeenAt.getTime() + signInLife.idleMs - now)",
    "found.lastSeenAt.getTime() + signInLife.idleMs - now",
    life,
  ),
  guard("the time without anybody", signIns, "if (idleMs <= 0 && !isReplayed)", "if (false)", life),
  guard(
    "a cookie that was replaced",
    signIns,
    "isReplayed = replacedAt !== null &&",
    "isReplayed = false &&",
    life,
  ),
  guard(
    "a password that was changed",
    signIns,
    "is not distinct from ${account.passwordHash}",
    "is not distinct from password_hash",
    life,
  ),
  guard(
    "a token that is live",
    apiTokens,
    "isLive(now), isNull(accounts.disabledAt)",
    "isNull(accounts.disabledAt)",
    tokens,
  ),
  guard("a token's owner", apiTokens, "isLive(now), isNull(accounts.disabledAt)", "isLive(now)", tokens),
  guard("a token's reach", "lib/server/auth/bearer.ts", "!found.scopes.includes(scope)", "false", tokens),
  guard(
    "another's token",
    apiTokens,
    "eq(apiTokens.accountId, accountId), isLive(now));\n  const [revoked]",
    "isLive(now));\n  const [revoked]",
    tokens,
  ),
  guard(
    "a link that is revoked",
    validity,
    "s.revoked_at is null and s.expires_at",
    "s.expires_at",
    shareEnds,
  ),
  guard(
    "a link that is over",
    validity,
    "and s.expires_at > ${instant(now)}",
    "and ${instant(now)} is not null",
    shareEnds,
  ),
  guard("who made a link", validity, "and a.disabled_at is null", "", shareEnds),
  guard("a maker's role", validity, "in ('reviewer', 'admin')", "is not null", shareEnds),
  guard("a bot's policy", validity, "and p.allows_shares", "", shareEnds),
  guard(
    "a session that is held",
    validity,
    "\n  and exists (select from sessions c where c.bot_id = s.bot_id and c.session_id = s.session_id)",
    "",
    shareEnds,
  ),
  guard(
    "a link's views",
    keepers,
    "and ${isShareValid(now)} and ${hasViewsLeft} returning",
    "and ${isShareValid(now)} returning",
    shareViews,
  ),
  guard("whose link it is", keepers, "(s.created_by = ${accountId} and s.bot_id", "(s.bot_id", shares),
  guard(
    "whose reveal it is",
    "lib/server/archive/reveals.ts",
    "where account_id = ${accountId} and bot_id = ${botId} and session_id = ${sessionId}\n      and expires_at",
    "where bot_id = ${botId} and session_id = ${sessionId}\n      and expires_at",
    reveals,
  ),
  guard(
    "a reveal's end",
    "lib/server/archive/reveals.ts",
    "\n      and expires_at > ${at.toISOString()}::timestamptz",
    "",
    masking,
  ),
  guard(
    "who may reveal",
    "lib/server/reveals.ts",
    'if (!permits(roleOn(viewer, botId), "reviewer")) return [];',
    "",
    reveals,
  ),
];

/** @returns {Guard} */
function guard(name, file, guarded, without, tests) {
  return { name, file, guard: guarded, without, tests };
}

/**
 * What makes a test run without a guard: the source that it tests is read without it, and no file is changed.
 * @param {string | undefined} name
 */
export function withoutGuard(name) {
  const removed = guards.find((known) => known.name === name);
  if (!removed) return [];
  return [
    {
      name: "without-guard",
      enforce: "pre",
      transform(/** @type {string} */ code, /** @type {string} */ id) {
        if (!id.endsWith(`/${removed.file}`)) return undefined;
        if (!code.includes(removed.guard)) throw new Error(`${removed.file} has no guard “${removed.name}”.`);
        return code.replace(removed.guard, () => removed.without);
      },
    },
  ];
}
