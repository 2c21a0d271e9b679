import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Viewer } from "@/lib/domain/viewer";
import { type Archive, openArchive } from "../archive/database";
import { eraseUser } from "../archive/erase-user";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { stubSettings } from "../test-settings";
import { listShares, revokeShare, revokeShares, setSharePolicy } from "./keep-shares";
import { readShare, redeemShare } from "./open-share";
import { makeViewer, readBy, redeemBy, share, storeTalk, userOf, visit } from "./test-shares";

let test: TestArchive;
/** As another instance has it, with connections of its own. */
let elsewhere: Archive;
let admin: Viewer;
let made = 0;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  elsewhere = openArchive(test.settings);
  admin = await makeViewer(test.archive, "Ada Admin", "admin");
  await setSharePolicy(admin, "st-1", { allowsShares: true });
});
afterAll(async () => {
  await elsewhere.$client.end();
  await test.stop();
});

/** A link of a reviewer of its own, and an open visit to it. */
async function openLink(words: string[] = []) {
  made += 1;
  const sessionId = `s-${made}`;
  await storeTalk(test.archive, sessionId, "Hello Anna", "Hello");
  const creator = await makeViewer(test.archive, `Reviewer ${made}`, "reviewer");
  const { token, share: listed } = await share(creator, sessionId, { words });
  const cookie = await visit(token);
  expect((await readBy(cookie)).status).toBe(200);
  return { creator, sessionId, token, cookie, id: listed.id };
}
type Link = Awaited<ReturnType<typeof openLink>>;

const grants = (change: (account: Viewer) => ReturnType<typeof sql>) => (link: Link) =>
  elsewhere.execute(change(link.creator));

const ends: [string, (link: Link) => Promise<unknown>][] = [
  ["it is revoked by an admin", ({ id }) => revokeShare(admin, id)],
  ["it is revoked by who made it", ({ id, creator }) => revokeShare(creator, id)],
  [
    "all of its session's are revoked",
    ({ sessionId }) => revokeShares(admin, new URLSearchParams({ bot: "st-1", session: sessionId })),
  ],
  [
    "its time is over",
    ({ id }) =>
      elsewhere.execute(sql`update shares set expires_at = now() - interval '1 second' where id = ${id}`),
  ],
  [
    "its creator is disabled",
    grants(({ id }) => sql`update accounts set disabled_at = now() where id = ${id}`),
  ],
  ["its creator is gone", grants(({ id }) => sql`delete from accounts where id = ${id}`)],
  [
    "its creator may see the bot no more",
    grants(({ id }) => sql`delete from account_bots where account_id = ${id}`),
  ],
  [
    "its creator may only read",
    grants(({ id }) => sql`update account_bots set role = 'viewer' where account_id = ${id}`),
  ],
  [
    "its creator's wider grant is narrowed on the bot",
    async ({ creator: { id } }) => {
      await elsewhere.execute(
        sql`insert into account_bots (account_id, bot_id, role) values (${id}, '*', 'admin')`,
      );
      await elsewhere.execute(
        sql`update account_bots set role = 'auditor' where account_id = ${id} and bot_id = 'st-1'`,
      );
    },
  ],
  [
    "its session is held no more",
    ({ sessionId }) => elsewhere.execute(sql`delete from sessions where session_id = ${sessionId}`),
  ],
  [
    "its bot is configured no more",
    async ({ sessionId, creator: { id } }) => {
      for (const table of ["sessions", "messages", "shares"]) {
        await elsewhere.execute(sql`
          update ${sql.identifier(table)} set bot_id = 'st-gone' where session_id = ${sessionId}`);
      }
      await elsewhere.execute(sql`update account_bots set bot_id = 'st-gone' where account_id = ${id}`);
      await elsewhere.execute(sql`
        insert into bot_policies (bot_id, allows_shares) values ('st-gone', true) on conflict do nothing`);
    },
  ],
  ["its session is erased", ({ sessionId }) => eraseUser(elsewhere, "st-1", userOf(sessionId), Date.now())],
];

it.each(ends)("opens and shows nothing from the moment that %s", async (_, end) => {
  const link = await openLink();
  await end(link);
  const unknown = await (await redeemBy({ token: "unknown" })).text();
  const replies = [
    await readBy(link.cookie),
    await redeemBy({ token: link.token }),
    await redeemBy({ token: link.token }, link.cookie),
  ];
  for (const reply of replies) expect([reply.status, await reply.text()]).toEqual([404, unknown]);
});

it("is away while the bot's links are not allowed", async () => {
  const { cookie, token, creator } = await openLink();
  await setSharePolicy(admin, "st-1", { allowsShares: false });
  expect((await readBy(cookie)).status).toBe(404);
  expect((await redeemBy({ token })).status).toBe(404);
  expect((await listShares(creator, new URLSearchParams())).shares).toMatchObject([{ state: "stopped" }]);
  await setSharePolicy(admin, "st-1", { allowsShares: true });
  expect((await readBy(cookie)).status).toBe(200);
});

it("ends a visit after half an hour, and the link after its days", async () => {
  made += 1;
  await storeTalk(test.archive, `s-${made}`, "Hello", "Hello");
  const now = Date.now();
  const { token } = await share(admin, `s-${made}`, { days: 2 }, now);
  const cookie = (await redeemShare({ token }, undefined, now)) ?? "";
  expect(await readShare(cookie, now + 29 * 60_000)).toMatchObject({ by: "Ada Admin" });
  await expect(readShare(cookie, now + 31 * 60_000)).rejects.toMatchObject({ code: "not-found" });
  const dayMs = 86_400_000;
  expect(await redeemShare({ token }, cookie, now + dayMs)).not.toBeNull();
  await expect(redeemShare({ token }, undefined, now + 2 * dayMs)).rejects.toMatchObject({
    code: "not-found",
  });
});

it("goes with its session, and does not come back when who was erased writes again", async () => {
  const { cookie, token, sessionId } = await openLink();
  await eraseUser(test.archive, "st-1", userOf(sessionId), Date.parse("2026-03-01T10:00:00.500Z"));
  expect((await listShares(admin, new URLSearchParams({ session: sessionId }))).shares).toEqual([]);
  await storeTalk(test.archive, sessionId, "Hello", "written later");
  expect((await readBy(cookie)).status).toBe(404);
  expect((await redeemBy({ token })).status).toBe(404);
});

it("asks for no passphrase once it has ended, and is listed for nobody who may not share any more", async () => {
  const { creator, sessionId } = await openLink();
  const { token, share: listed } = await share(creator, sessionId, { passphrase: "open sesame" });
  await revokeShare(creator, listed.id);
  expect((await redeemBy({ token })).status).toBe(404);
  expect((await redeemBy({ token, passphrase: "open sesame" })).status).toBe(404);
  const bots = creator.bots.map((bot) => ({ ...bot, role: "viewer" as const }));
  expect((await listShares({ ...creator, bots }, new URLSearchParams())).shares).toEqual([]);
});

it("is nobody else's to revoke", async () => {
  const { id, cookie } = await openLink();
  const other = await makeViewer(test.archive, "Otto Other", "reviewer");
  await expect(revokeShare(other, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(revokeShare(other, "no-uuid")).rejects.toMatchObject({ code: "not-found" });
  expect(await revokeShares(other, new URLSearchParams())).toEqual({ count: 0 });
  expect((await readBy(cookie)).status).toBe(200);
});
