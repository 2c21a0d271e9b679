import { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GET as exportList } from "@/app/api/export/route";
import { GET as facets } from "@/app/api/facets/route";
import { GET as exportOne } from "@/app/api/sessions/[sessionId]/export/route";
import { GET as record } from "@/app/api/sessions/[sessionId]/messages/[messageId]/route";
import { DELETE as hideAgain, POST as reveal } from "@/app/api/sessions/[sessionId]/reveals/route";
import { GET as transcript } from "@/app/api/sessions/[sessionId]/route";
import { GET as count } from "@/app/api/sessions/count/route";
import { GET as sessions } from "@/app/api/sessions/route";
import { GET as users } from "@/app/api/users/route";
import { POST as saveView, GET as views } from "@/app/api/views/route";
import { GET as series } from "@/app/api/volumes/route";
import { GET as tasks } from "@/app/api/volumes/tasks/route";
import { exportForms } from "@/lib/domain/export";
import { exportFormats } from "@/lib/domain/export/export-format";
import { transcriptSchema } from "@/lib/domain/message";
import { sealedOf, shownValue } from "@/lib/domain/reference";
import { sessionPageSchema } from "@/lib/domain/session";
import { viewListSchema } from "@/lib/domain/views";
import { storeMessages } from "../archive/store-messages";
import { storeSessions } from "../archive/store-sessions";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { sampleSession } from "../archive/test-records";
import { signInForTest } from "../auth/test-sign-in";
import { mapMessage } from "../kore/map-message";
import { stubSettings, testOrigin } from "../test-settings";

const start = Date.parse("2026-03-01T10:00:00.000Z");
const email = "jane.canary@example.com";
const number = "14155550199";
/** By kind; what is looked for in every byte of every answer. */
const planted = {
  email,
  phone: "+44 20 7946 0958",
  card: "4111 1111 1111 1111",
  iban: "DE89 3704 0044 0532 0130 00",
  ip: "203.0.113.77",
  ssn: "078-05-1120",
  nhs: "943 476 5919",
  aadhaar: "2341 2341 2346",
  pesel: "44051401359",
  nif: "12345678Z",
  fiscal: "RSSMRA85T10A562S",
  cpf: "529.982.247-25",
  secret: "sk_live_4f9aCANARYqLmX81zzv0",
  caller: Buffer.from('{"caller":"+15550100"}').toString("hex"),
};
const all = Object.entries(planted)
  .map(([name, value]) => (name === "caller" ? `User-to-User=${value}` : value))
  .join(", ");
const canaries = [...Object.values(planted), number, "4821", "79460958", "4111111111111111", "jane.canary"];

const button = { type: "postback", title: `Pay ${planted.card}`, payload: planted.iban };
const bodies: Record<string, unknown> = {
  text: { text: `It is ${all}` },
  markup: { text: `<p>4111 <b>1111</b> 1111&nbsp;1111 and <a href="mailto:${email}">mail</a></p>` },
  json: { text: JSON.stringify({ a: JSON.stringify({ b: `\n${planted.card}\n${email}` }) }) },
  voice: {
    text: JSON.stringify({
      type: "command",
      data: [
        { verb: "say", text: all },
        { verb: "sip:refer", referTo: `sip:x@y.example?User-to-User=${planted.caller}` },
      ],
    }),
  },
  buttons: {
    text: JSON.stringify({
      type: "template",
      payload: { template_type: "button", text: all, buttons: [button] },
    }),
  },
  table: {
    text: JSON.stringify({
      type: "template",
      payload: {
        template_type: "table",
        text: "People",
        columns: [["Phone"], ["Mail"]],
        elements: [{ Values: ["5550132", email] }],
      },
    }),
  },
  list: {
    text: JSON.stringify({
      type: "template",
      payload: {
        template_type: "list",
        elements: [
          {
            title: email,
            subtitle: planted.ssn,
            image_url: `https://a.example/?u=${email}`,
            buttons: [button],
          },
        ],
      },
    }),
  },
  form: {
    text: JSON.stringify({
      type: "template",
      payload: {
        template_type: "form_template",
        heading: all,
        formFields: [{ type: "text", label: "Phone", placeholder: "5550132" }],
      },
    }),
  },
  unknown: {
    text: JSON.stringify({ type: "template", payload: { template_type: "never_seen", a: { deep: [all] } } }),
  },
  question: { text: "Please enter your PIN" },
  answer: { text: "4821" },
};

const kinds = Object.keys(bodies);
let test: TestArchive;
const cookies = new Map<string, string>();

beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
  for (const role of ["viewer", "reviewer"] as const) {
    cookies.set(role, await signInForTest(test.archive, role, ["st-1"]));
  }
  for (const [sessionId, userId] of [
    ["s-mail", email],
    ["s-number", number],
  ] as const)
    await plant(sessionId, userId);
});
afterAll(() => test.stop());

async function plant(sessionId: string, userId: string): Promise<void> {
  const messages = kinds.flatMap((kind, index) => {
    const raw = {
      _id: `ms-${sessionId}-${kind}`,
      sessionId,
      type: kind === "answer" ? "incoming" : "outgoing",
      createdBy: userId,
      createdOn: new Date(start + index * 1_000).toISOString(),
      components: [{ cT: "text", data: bodies[kind] }],
      channels: [{ type: "sms", handle: { userId } }],
      pin: 4821,
      cardNumber: 4111111111111111,
      tags: { messageTags: [{ name: "contact", value: email }], altText: [] },
    };
    return mapMessage(raw) ?? [];
  });
  const tags = [
    { scope: "session" as const, name: "mail", value: email },
    { scope: "user" as const, name: "Phone", value: planted.phone },
  ];
  await test.archive.transaction(async (transaction) => {
    await storeSessions(transaction, "st-1", [sampleSession(sessionId, start, { userId, tags })], {
      now: start,
    });
    await storeMessages(transaction, "st-1", messages, start);
  });
}

async function listAudit() {
  const { rows } = await test.archive.execute<{
    action: string;
    target: string;
    detail: Record<string, string>;
  }>("select action, target, detail from audit_entries order by place");
  return rows;
}

type Handler = (
  request: NextRequest,
  context: { params: Promise<Record<string, string>> },
) => Promise<Response>;

function ask(
  handler: Handler,
  words: string,
  params: Record<string, string> = {},
  as = "viewer",
  more: RequestInit = {},
) {
  const headers = { cookie: cookies.get(as) ?? "", origin: testOrigin, "content-type": "application/json" };
  const { method, body } = more;
  const request = new NextRequest(`${testOrigin}/api/x?${words}`, { method, body, headers });
  return handler(request, { params: Promise.resolve(params) });
}

async function bytesOf(reply: Response): Promise<string> {
  expect(reply.status).toBe(200);
  return Buffer.from(await reply.arrayBuffer()).toString();
}

function expectNone(text: string, where: string): void {
  const plain = `${text} ${decodeURIComponent(text.replaceAll("%", "%25"))} ${text.replaceAll("\\", "")}`;
  for (const canary of canaries) expect(plain.includes(canary), `${canary} in ${where}`).toBe(false);
}

const list = "bot=st-1&range=all";
const sorted = `${list}&sort=user&limit=1`;

describe.each(["viewer", "reviewer"])("a %s", (role) => {
  it.each<[string, Handler, string]>([
    ["the list", sessions, list],
    ["the list by user", sessions, sorted],
    ["a search", sessions, `${list}&q=pay`],
    ["a count", count, list],
    ["facets", facets, list],
    ["users", users, "bot=st-1"],
    ["tags over time", series, `${list}&by=tag&tagName=mail`],
    ["tasks", tasks, list],
  ])("reads nothing personal in %s", async (where, handler, words) => {
    expectNone(await bytesOf(await ask(handler, words, {}, role)), where);
  });

  it("reads nothing personal in a transcript and the records of its messages", async () => {
    for (const sessionId of ["s-mail", "s-number"]) {
      expectNone(await bytesOf(await ask(transcript, "bot=st-1", { sessionId }, role)), sessionId);
      for (const kind of kinds) {
        const messageId = `ms-${sessionId}-${kind}`;
        const bytes = await bytesOf(await ask(record, "bot=st-1", { sessionId, messageId }, role));
        expectNone(bytes, messageId);
        expect(bytes).toContain(messageId);
      }
    }
  });

  it("reads no cursor in which somebody is", async () => {
    const { nextCursor } = sessionPageSchema.parse(await (await ask(sessions, sorted, {}, role)).json());
    expectNone(Buffer.from(nextCursor ?? "", "base64url").toString(), "the cursor");
    const next = await ask(sessions, `${sorted}&after=${encodeURIComponent(nextCursor ?? "")}`, {}, role);
    expect(sessionPageSchema.parse(await next.json()).sessions).toHaveLength(1);
  });

  it("follows somebody by a reference", async () => {
    const page = sessionPageSchema.parse(await (await ask(sessions, list, {}, role)).json());
    const userId = page.sessions.find(({ id }) => id === "s-mail")?.userId ?? "";
    expect(shownValue(userId)).toMatch(/^\[email \w{6}\]$/);
    const own = await ask(sessions, `${list}&${new URLSearchParams({ user: userId })}`, {}, role);
    expect(sessionPageSchema.parse(await own.json()).sessions.map(({ id }) => id)).toEqual(["s-mail"]);
    const tag = page.sessions.flatMap(({ tags }) => tags).find(({ name }) => name === "mail")?.value ?? "";
    expect(sealedOf(tag)).not.toBeNull();
    const tagged = await ask(count, `${list}&${new URLSearchParams({ tag: `mail=${tag}` })}`, {}, role);
    expect(await tagged.json()).toMatchObject({ count: 2 });
  });

  it("reads nothing personal in a view that somebody else keeps", async () => {
    const other = role === "viewer" ? "reviewer" : "viewer";
    const form = { botId: "st-1", name: `For ${email}`, description: "", columns: [], isShared: true };
    const words = new URLSearchParams({ user: email, q: planted.card }).toString();
    await ask(saveView, "", {}, other, { method: "POST", body: JSON.stringify({ ...form, words }) });
    const kept = viewListSchema.parse(await (await ask(views, "bot=st-1", {}, role)).json());
    const theirs = kept.views.filter(({ isOwn }) => !isOwn);
    expect(theirs).not.toEqual([]);
    expectNone(theirs.map(({ name, words }) => `${name} ${decodeURIComponent(words)}`).join(" "), "views");
    expect(await (await ask(views, "bot=st-1", {}, other)).text()).toContain("jane.canary");
  });
});

describe("a search", () => {
  const found = async (words: string, role: string) => {
    const page = sessionPageSchema.parse(await (await ask(sessions, `${list}&${words}`, {}, role)).json());
    return { ids: page.sessions.map(({ id }) => id), page };
  };

  it.each([
    ["a word of an address", `q=jane`],
    ["digits of a card", `q=${encodeURIComponent("*4111 1111*")}`],
    ["a user who is written out", `user=${email}`],
    ["a tag that is written out", `tag=mail%3D${email}`],
  ])("does not let a viewer find %s, nor count it", async (_what, words) => {
    expect((await found(words, "viewer")).ids).toEqual([]);
    expect(await (await ask(count, `${list}&${words}`)).json()).toMatchObject({ count: 0 });
    const { channels } = await (await ask(facets, `${list}&${words}`)).json();
    expect(channels.every((channel: { count: number }) => channel.count === 0)).toBe(true);
    expect((await found(words, "reviewer")).ids).not.toEqual([]);
  });

  it("marks for a reviewer what stands for what was found", async () => {
    const { page } = await found("q=jane", "reviewer");
    const snippets = page.sessions.flatMap(({ hits }) => hits?.shown.map(({ snippet }) => snippet) ?? []);
    expectNone(JSON.stringify(snippets), "snippets");
    const marked = snippets.flatMap(({ text, hits }) => hits.map(({ from, to }) => text.slice(from, to)));
    expect(marked).not.toEqual([]);
    for (const one of marked) expect(one).toMatch(/^\[email \w{6}\]/);
  });
});

describe("an export", () => {
  const exported = (form: string, more = "") =>
    ask(exportList, new URLSearchParams({ form, words: list }).toString() + more, {}, "reviewer");

  it.each(exportForms)("of a list as %s is masked", async (form) => {
    expectNone(await bytesOf(await exported(form)), form);
  });

  it.each(exportFormats)("of a session as %s is masked", async (format) => {
    const reply = await ask(exportOne, `bot=st-1&format=${format}`, { sessionId: "s-mail" }, "reviewer");
    const text = await bytesOf(reply);
    expectNone(text, format);
    expect(text).not.toContain("\u2063");
  });

  it("is as it was said for whoever says why, which is written down", async () => {
    expect((await exported("messages-jsonl", "&unmasked=x")).status).toBe(400);
    const why = `&unmasked=${encodeURIComponent(`asked by ${email}`)}`;
    expect(await bytesOf(await exported("messages-jsonl", why))).toContain(email);
    const words = `bot=st-1&format=json${why}`;
    expect(await bytesOf(await ask(exportOne, words, { sessionId: "s-mail" }, "reviewer"))).toContain(email);
    const entries = JSON.stringify(await listAudit());
    expect(entries).toContain("unmasked");
    expectNone(entries, "the audit");
  });
});

describe("what is revealed", () => {
  const read = async (as: string) =>
    transcriptSchema.parse(await (await ask(transcript, "bot=st-1", { sessionId: "s-mail" }, as)).json());
  const revealAs = (as: string, messageId: string | null, reason = "the customer asked") =>
    ask(reveal, "", { sessionId: "s-mail" }, as, {
      method: "POST",
      body: JSON.stringify({ botId: "st-1", messageId, reason }),
    });

  it("is one message, for whoever said why, and for nobody else", async () => {
    expect((await revealAs("viewer", "ms-s-mail-text")).status).toBe(403);
    expect((await revealAs("reviewer", "ms-s-mail-text", "?")).status).toBe(400);
    expect((await revealAs("reviewer", "ms-none")).status).toBe(404);
    expect((await revealAs("reviewer", "ms-s-mail-text")).status).toBe(200);
    const { messages, masking } = await read("reviewer");
    expect(masking?.revealed).toMatchObject([{ messageId: "ms-s-mail-text" }]);
    for (const message of messages) {
      expect(JSON.stringify(message).includes(email)).toBe(message.id === "ms-s-mail-text");
    }
    expectNone(JSON.stringify(await read("viewer")), "the viewer's transcript");
    const params = { sessionId: "s-mail", messageId: "ms-s-mail-text" };
    expect(await (await ask(record, "bot=st-1", params, "reviewer")).text()).toContain(email);
  });

  it("can be the whole session, and is hidden again at once", async () => {
    await revealAs("reviewer", null);
    expect((await read("reviewer")).session.userId).toBe(email);
    await ask(hideAgain, "bot=st-1", { sessionId: "s-mail" }, "reviewer", { method: "DELETE" });
    expectNone(JSON.stringify(await read("reviewer")), "the transcript");
  });

  it("lapses", async () => {
    await revealAs("reviewer", "ms-s-mail-text");
    await test.archive.execute("update reveals set expires_at = now() - interval '1 second'");
    expectNone(JSON.stringify(await read("reviewer")), "the transcript");
  });

  it("is written down with its reason, and without what was said", async () => {
    await revealAs("reviewer", "ms-s-mail-text", `${email} asked`);
    const reveals = (await listAudit()).filter(({ action }) => action === "message.reveal");
    expect(reveals.at(-1)).toMatchObject({ target: "s-mail", detail: { message: "ms-s-mail-text" } });
    expectNone(JSON.stringify(reveals), "the audit");
  });
});
