import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { blackMark } from "@/lib/domain/black-mark";
import { type SharedTranscript, type ShareForm, sharedTranscriptSchema } from "@/lib/domain/share";
import type { Viewer } from "@/lib/domain/viewer";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { stubSettings } from "../test-settings";
import { listShares, revokeShare, setSharePolicy } from "./keep-shares";
import { makeShare, previewShare } from "./make-share";
import { cookieOf, makeViewer, readBy, redeemBy, share, storeTalk, visit } from "./test-shares";

let test: TestArchive;
let admin: Viewer;
let reviewer: Viewer;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  admin = await makeViewer(test.archive, "Ada Admin", "admin");
  reviewer = await makeViewer(test.archive, "Rei Reviewer", "reviewer");
  await storeTalk(test.archive, "s-1", "I am Anna", "Hello Anna", "My code is 4711", "Thanks");
});
afterAll(() => test.stop());

async function readTexts(token: string): Promise<string[]> {
  return textsOf(sharedTranscriptSchema.parse(await (await readBy(await visit(token))).json()));
}
/** Of a live link, for which nothing has to be seen before. */
function formOf(sessionId: string): ShareForm {
  const ends = { firstMessageId: null, lastMessageId: null, isLive: true };
  const usual = { words: [], note: "", days: 7, maxViews: null, passphrase: null, seen: "" };
  return { botId: "st-1", sessionId, ...ends, ...usual };
}

function textsOf({ messages }: SharedTranscript): string[] {
  return messages.flatMap(({ contents }) =>
    contents.map((one) => (one.kind === "text" ? one.text : one.kind)),
  );
}

it("is made only once an admin of the bot allows links, by those who may share", async () => {
  await expect(share(reviewer, "s-1")).rejects.toMatchObject({ code: "forbidden" });
  await expect(setSharePolicy(reviewer, "st-1", { allowsShares: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await setSharePolicy(admin, "st-1", { allowsShares: true });
  const viewer = await makeViewer(test.archive, "Vi Viewer", "viewer");
  await expect(share(viewer, "s-1")).rejects.toMatchObject({ code: "forbidden" });
  const words = new URLSearchParams({ bot: "st-1" });
  await expect(previewShare(viewer, "s-1", words)).rejects.toMatchObject({ code: "forbidden" });
  await expect(makeShare(viewer, formOf("s-1"))).rejects.toMatchObject({ code: "forbidden" });
  await expect(share(reviewer, "s-none")).rejects.toMatchObject({ code: "not-found" });
  expect(await readTexts((await share(reviewer, "s-1")).token)).toHaveLength(4);
});

it("shows the fields of its schema and no others, and nobody's id", async () => {
  const { token } = await share(reviewer, "s-1", { note: "Look at this" });
  const body: unknown = await (await readBy(await visit(token))).json();
  // The schema takes unknown fields away: what stays the same had none.
  expect(sharedTranscriptSchema.parse(body)).toEqual(body);
  expect(body).toMatchObject({ by: "Rei Reviewer", note: "Look at this", isLive: false });
  expect(JSON.stringify(body)).not.toMatch(/u-secret|st-1|s-1|Secret task/);
  expect(JSON.stringify(body)).not.toContain(reviewer.id);
});

it("never sends the words that were blacked out, and stores them nowhere", async () => {
  const { token } = await share(reviewer, "s-1", { words: ["anna", "my code is 4711", "not said"] });
  expect(await readTexts(token)).toEqual([`I am ${blackMark}`, `Hello ${blackMark}`, blackMark, "Thanks"]);
  const { rows } = await test.archive.execute("select * from shares");
  expect(JSON.stringify(rows)).not.toMatch(/anna|4711|not said/i);
});

it("is masked for everybody, whatever its maker may see, and where words are black too", async () => {
  await storeTalk(test.archive, "s-mask", "I am anna.lee@example.com", "Call +49 30 901820 please");
  const { token } = await share(admin, "s-mask", { words: ["please"] });
  const [first, second] = await readTexts(token);
  expect(first).toMatch(/^I am \[email \w+\]$/);
  expect(second).toMatch(new RegExp(`^Call \\[phone \\w+\\] ${blackMark}$`));
});

it("opens nothing once a text changed in which words are blacked out", async () => {
  await storeTalk(test.archive, "s-edit", "I am Anna", "Hello");
  const { token } = await share(reviewer, "s-edit", { words: ["Anna"], isLive: true });
  const cookie = await visit(token);
  expect((await readBy(cookie)).status).toBe(200);
  await storeTalk(test.archive, "s-edit", "Well, I am Anna", "Hello");
  expect((await readBy(cookie)).status).toBe(404);
});

it("shows a stretch alone, and of a snapshot nothing that was written later", async () => {
  await storeTalk(test.archive, "s-2", "one", "two", "three");
  const part = await share(reviewer, "s-2", { firstMessageId: "s-2-2", lastMessageId: "s-2-2" });
  const snapshot = await share(reviewer, "s-2");
  const live = await share(reviewer, "s-2", { firstMessageId: "s-2-2", isLive: true });
  await storeTalk(test.archive, "s-2", "one", "two", "three", "four");
  expect(await readTexts(part.token)).toEqual(["two"]);
  expect(await readTexts(snapshot.token)).toEqual(["one", "two", "three"]);
  expect(await readTexts(live.token)).toEqual(["two", "three", "four"]);
});

it("is made of what was previewed or not at all", async () => {
  await storeTalk(test.archive, "s-3", "one", "two");
  await expect(share(reviewer, "s-3", { seen: "something else" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(makeShare(admin, { ...formOf("s-3"), botId: "st-foreign" })).rejects.toMatchObject({
    code: "not-found",
  });
});

it("is not made of a session in which nothing was said, nor of messages that are not in it", async () => {
  await storeTalk(test.archive, "s-empty");
  await expect(share(reviewer, "s-empty")).rejects.toMatchObject({ code: "bad-request" });
  await expect(share(reviewer, "s-1", { firstMessageId: "s-2-1" })).rejects.toMatchObject({
    code: "not-found",
  });
});

it("asks for its passphrase, and after ten wrong ones says what it says of no link", async () => {
  const { token } = await share(reviewer, "s-1", { passphrase: "open sesame", maxViews: 1 });
  const missing = await redeemBy({ token: "nothing" });
  expect((await redeemBy({ token })).status).toBe(401);
  expect((await redeemBy({ token, passphrase: "open barley" })).status).toBe(403);
  for (let tries = 0; tries < 9; tries += 1) await redeemBy({ token, passphrase: "wrong" });
  const refused = await redeemBy({ token, passphrase: "open sesame" });
  expect([refused.status, await refused.text()]).toEqual([404, await missing.text()]);
  const another = await share(reviewer, "s-1", { passphrase: "open sesame" });
  expect((await readBy(await visit(another.token, "open sesame"))).status).toBe(200);
});

it.each([
  ["a placeholder", ":key"],
  ["nothing", ""],
  ["an escape", "%00"],
  ["a null character", "\0"],
  ["null", null],
  ["a list", ["x"]],
  ["an object", { token: "x" }],
  ["a number", 0],
  ["other scripts", "トークン😀"],
  ["a wild card", "%"],
  ["SQL", "' or 1=1 --"],
  ["a long text", "x".repeat(50_000)],
])("answers %s as any other token that opens nothing", async (_, token) => {
  const reply = await redeemBy({ token });
  const usual = await redeemBy({ token: "unknown" });
  expect([reply.status, await reply.text()]).toEqual([404, await usual.text()]);
});

it("takes a token as it is, to the letter", async () => {
  const { token } = await share(reviewer, "s-1");
  const flipped = token.replace(/[a-z]/i, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  for (const wrong of [token.slice(1), token.slice(0, -1), `${token} `, `${token}=`, flipped, [token]]) {
    expect((await redeemBy({ token: wrong })).status).toBe(404);
  }
  expect((await redeemBy({ token })).status).toBe(200);
});

it("counts a view for each visit, and none for the same visitor again", async () => {
  const { token } = await share(reviewer, "s-1", { maxViews: 1 });
  const cookie = await visit(token);
  const again = await redeemBy({ token }, cookie);
  expect([again.status, cookieOf(again)]).toEqual([200, ""]);
  expect((await redeemBy({ token })).status).toBe(404);
  expect((await readBy(cookie)).status).toBe(200);
});

it("asks for no passphrase once its views are used up", async () => {
  const { token } = await share(reviewer, "s-1", { passphrase: "open sesame", maxViews: 1 });
  await visit(token, "open sesame");
  expect((await redeemBy({ token })).status).toBe(404);
});

it("is not opened by the visit of another link", async () => {
  await storeTalk(test.archive, "s-5", "another");
  const [first, second] = [
    await share(reviewer, "s-1"),
    await share(reviewer, "s-5", { passphrase: "open sesame" }),
  ];
  const cookie = await visit(first.token);
  expect((await redeemBy({ token: second.token }, cookie)).status).toBe(401);
  const opened = await redeemBy({ token: second.token, passphrase: "open sesame" }, cookie);
  const shown = sharedTranscriptSchema.parse(await (await readBy(cookieOf(opened))).json());
  expect(textsOf(shown)).toEqual(["another"]);
});

it("is listed for who made it and for admins of the bot, with what became of it", async () => {
  await storeTalk(test.archive, "s-4", "one", "two");
  const { share: made, token } = await share(reviewer, "s-4", { maxViews: 1, note: "For Bo" });
  await visit(token);
  const words = new URLSearchParams({ bot: "st-1", session: "s-4" });
  const [listed] = (await listShares(admin, words)).shares;
  expect(listed).toMatchObject({ id: made.id, creator: "Rei Reviewer", views: 1, state: "used-up" });
  expect(listed?.lastOpenedAt).not.toBeNull();
  const other = await makeViewer(test.archive, "Otto Other", "reviewer");
  expect((await listShares(other, words)).shares).toEqual([]);
});

it("is written down when it is made, opened, refused and revoked, without its token", async () => {
  const { share: made, token } = await share(reviewer, "s-1", { maxViews: 1, words: ["Anna"] });
  await visit(token);
  await redeemBy({ token });
  await revokeShare(admin, made.id);
  const { rows } = await test.archive.execute<{ action: string; name: string }>(sql`
    select action, account_name as name from audit_entries where target = ${made.id} order by place`);
  expect(rows).toEqual([
    { action: "share.make", name: "Rei Reviewer" },
    { action: "share.open", name: "" },
    { action: "share.revoke", name: "Ada Admin" },
  ]);
  const everything = await test.archive.execute(sql`
    select (select jsonb_agg(a) from audit_entries a) as audit, (select jsonb_agg(s) from shares s) as shares`);
  expect(JSON.stringify(everything.rows)).not.toContain(token);
  expect(JSON.stringify(everything.rows)).not.toContain("Anna");
});
