import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageSchema } from "@/lib/domain/message";
import type { ContentOf, MessageContent } from "@/lib/domain/message-content";
import { messageText } from "./message-text";
import { readMessage } from "./read-message";

type Options = { type?: "incoming" | "outgoing"; channel?: string } & Record<string, unknown>;

function record(text: unknown, { type = "outgoing", channel = "rtm", ...rest }: Options = {}) {
  const data = { text: typeof text === "string" ? text : JSON.stringify(text) };
  const createdOn = "2025-09-01T12:17:38.100Z";
  return { _id: "ms-1", type, chnl: channel, createdOn, components: [{ cT: "text", data }], ...rest };
}

function read(text: unknown, options?: Options): MessageContent[] {
  return readMessage(record(text, options)).contents;
}

function readAs<Kind extends MessageContent["kind"]>(kind: Kind, text: unknown): ContentOf<Kind> {
  const [content] = read(text);
  if (content?.kind !== kind) throw new Error(`Not ${kind}: ${JSON.stringify(content)}`);
  return content as ContentOf<Kind>;
}

const option = (label: string, payload: string | null, url: string | null = null) => ({
  label,
  payload,
  url,
  detail: null,
});

const template = (template_type: string, payload: object) => ({
  type: "template",
  payload: { template_type, ...payload },
});

describe("plain text", () => {
  it("is trimmed and its entities are decoded once", () => {
    expect(read("Tom &amp; Ana said &quot;hi&quot; &#233; &amp;lt;b&amp;gt;\n\n")).toEqual([
      { kind: "text", text: 'Tom & Ana said "hi" é &lt;b&gt;' },
    ]);
  });

  it("that is empty is a blank note, never nothing", () => {
    for (const text of ["", " ", "\n \n"])
      expect(read(text)).toEqual([{ kind: "note", note: "blank", text: "" }]);
    expect(readMessage({ _id: "ms-2" }).contents).toEqual([{ kind: "note", note: "blank", text: "" }]);
  });

  it("of a wrapper, of a component without kind, or beside the components is found", () => {
    const expected = [{ kind: "text", text: "Hello" }];
    expect(read({ text: "Hello" })).toEqual(expected);
    expect(
      readMessage({ type: "outgoing", text: "Hello", timestamp: "2025-09-01T00:00:00Z" }).contents,
    ).toEqual(expected);
  });

  it("that only looks like JSON stays as it was written", () => {
    for (const text of ["[draft] {x}", '"quoted"', "[1,2]", "{oops"])
      expect(read(text)).toEqual([{ kind: "text", text }]);
  });
});

describe("templates", () => {
  it("give their texts and buttons, also when the payload is JSON inside JSON", () => {
    const payload = {
      template_type: "button",
      text: "Which &amp; when?",
      buttons: [
        { type: "postback", title: "Today", payload: "day_today" },
        { type: "web_url", title: "More", url: "https://example.com/more" },
        { type: "web_url", title: "Evil", url: "javascript:alert(1)" },
      ],
    };
    const options = [
      option("Today", "day_today"),
      option("More", null, "https://example.com/more"),
      option("Evil", null),
    ];
    const expected = {
      kind: "choices",
      type: "button",
      texts: ["Which & when?"],
      options: [],
      look: "buttons",
      groups: [{ title: "", options }],
    };
    expect(read({ type: "template", payload })).toEqual([expected]);
    expect(read({ type: "template", payload: JSON.stringify(payload) })).toEqual([expected]);
    expect(read(JSON.stringify(JSON.stringify({ type: "template", payload })))).toEqual([expected]);
    const escaped = JSON.stringify({ type: "template", payload: { ...payload, text: "Which & when?" } });
    expect(read(escaped.replaceAll('"', "&quot;"))).toEqual([expected]);
  });

  it("keep their structure: cells, rows, values and what each row offers", () => {
    const table = readAs(
      "table",
      template("table", { columns: [["Name"], ["Pay", "right"]], elements: [{ Values: ["Ana", 12] }] }),
    );
    expect(table.tables).toEqual([
      {
        columns: [
          { label: "Name", isRight: false },
          { label: "Pay", isRight: true },
        ],
        rows: [
          [
            { text: "Ana", option: null },
            { text: "12", option: null },
          ],
        ],
      },
    ]);
    const list = readAs(
      "list",
      template("LISTVIEW", {
        elements: [{ title: "Flat", value: "$5", default_action: { type: "postback", payload: "flat" } }],
      }),
    );
    expect(list.groups[0]?.items[0]).toMatchObject({
      title: "Flat",
      value: "$5",
      action: option("Flat", "flat"),
    });
    const pie = readAs("chart", template("pie chart", { elements: [{ title: "Rent", value: "$1,200.5" }] }));
    expect(pie.series).toEqual([{ title: "", values: [1200.5], labels: ["$1,200.5"] }]);
  });

  it("show below the card what its reader did not expect, and nothing of its style", () => {
    const contents = read(
      template("button", {
        text: "Hi",
        buttons: [],
        footer: { small: "Offer ends on Friday" },
        headerColor: "red",
        bgcolor: "#f8fafc",
        pad: "12px",
      }),
    );
    expect(contents[1]).toEqual({
      kind: "structured",
      type: "button",
      texts: ["Offer ends on Friday"],
      options: [],
    });
    expect(contents).toHaveLength(2);
  });

  it("nobody knows give every text in reading order, then every button once", () => {
    const button = { type: "postback", title: "Go", payload: "go" };
    const banner = {
      flag: true,
      deep: [{ note: "still read" }],
      headline: "New!",
      title: "Look",
      actions: [button],
    };
    expect(readAs("structured", template("never_seen_before", { banner, buttons: [button] }))).toEqual({
      kind: "structured",
      type: "never_seen_before",
      texts: ["Look", "still read", "New!"],
      options: [option("Go", "go")],
    });
  });

  it("of any depth are read without an end of the stack", () => {
    const deep = `${'{"a":'.repeat(3_000)}"x"${"}".repeat(3_000)}`;
    expect(
      read(`{"type":"template","payload":{"template_type":"button","text":"Hi","more":${deep}}}`)[0],
    ).toMatchObject({
      texts: ["Hi"],
    });
  });

  it("of live agents and of the system are texts that name the speaker", () => {
    const agent = readMessage(record(template("live_agent", { text: "I am Ana" })));
    expect(agent).toMatchObject({
      speaker: { kind: "agent" },
      contents: [{ kind: "text", text: "I am Ana" }],
    });
    const system = readMessage(record(template("SYSTEM", { text: "Ana joined" })));
    expect(system).toMatchObject({
      speaker: { kind: "system" },
      contents: [{ kind: "text", text: "Ana joined" }],
    });
  });
});

describe("other shapes", () => {
  it("media is a placeholder with a name, its address offered and nothing else", () => {
    const file = { type: "document", payload: { url: "https://files.example/t/abc", name: "invoice.pdf" } };
    expect(readAs("media", file).media).toEqual({
      type: "document",
      name: "invoice.pdf",
      url: "https://files.example/t/abc",
    });
    expect(readAs("media", { type: "image", payload: { url: "javascript:alert(1)" } }).media.url).toBeNull();
  });

  it("text beside media is both", () => {
    expect(read({ type: "message", payload: { text: "Watch", videoUrl: "https://x/v.mp4" } })).toMatchObject([
      { kind: "text", text: "Watch" },
      { kind: "media", type: "video", media: { name: "" } },
    ]);
  });

  it("an error keeps its words", () => {
    expect(read({ type: "error", payload: { text: "Too late", color: "#f00" } })).toEqual([
      { kind: "error", type: "error", texts: ["Too late"], options: [] },
    ]);
  });

  it("cards of Microsoft Teams are read with their actions", () => {
    const card = {
      contentType: "application/vnd.microsoft.card.adaptive",
      content: {
        type: "AdaptiveCard",
        body: [{ type: "TextBlock", text: "Approve?", weight: "Bolder" }],
        actions: [{ type: "Action.Submit", title: "Yes", data: { a: 1 } }],
      },
    };
    const [text, list] = read({ type: "message", text: "See", attachments: [card] });
    expect(text).toEqual({ kind: "text", text: "See" });
    expect(list).toMatchObject({
      kind: "list",
      type: "adaptive",
      groups: [{ items: [{ texts: ["Approve?"], options: [option("Yes", '{"a":1}')] }] }],
    });
  });

  it("a component of another kind shows what words it has", () => {
    const raw = { ...record(""), components: [{ cT: "location", data: { address: "Main St 1", lat: 4.5 } }] };
    expect(readMessage(raw).contents).toEqual([
      {
        kind: "record",
        type: "location",
        texts: [],
        options: [],
        facts: [
          { name: "address", value: "Main St 1" },
          { name: "lat", value: "4.5" },
        ],
      },
    ]);
  });

  it("an inline form shows its name and never its link", () => {
    const form = {
      type: "template",
      payload: {
        template_type: "button",
        text: "Fill in",
        formData: { formLink: "https://x/token", name: "kyc", renderType: "inline" },
      },
    };
    expect(readAs("form", form).texts).toEqual(["Fill in", "kyc"]);
    expect(JSON.stringify(readAs("form", form))).not.toContain("token");
  });
});

describe("voice", () => {
  it("commands are only what was spoken, without SSML", () => {
    const command = {
      type: "command",
      command: "redirect",
      data: [
        { verb: "config", recognizer: { language: "en" } },
        {
          verb: "gather",
          say: { text: ["<speak>Hello<break/>there &amp; welcome</speak>"] },
          input: ["speech"],
        },
        { verb: "say", text: "Bye" },
        { verb: "hangup" },
      ],
    };
    expect(read(command)).toEqual([
      {
        kind: "voice",
        type: "voice",
        texts: ["Hello there & welcome", "Bye"],
        options: [],
        acts: [{ act: "hangup", text: "" }],
      },
    ]);
  });

  it("a transfer tells nothing of what it carries", () => {
    const refer = {
      type: "command",
      data: [{ verb: "sip:refer", referTo: "+15550100", headers: { "User-to-User": "7b226e223a2235" } }],
    };
    const message = readMessage(record(refer));
    expect(message.contents).toEqual([
      { kind: "voice", type: "voice", texts: [], options: [], acts: [{ act: "transfer", text: "" }] },
    ]);
    expect(JSON.stringify(message)).not.toMatch(/15550100|7b226e22/);
  });

  it("SSML and VXML lose their tags", () => {
    expect(readAs("voice", '<speak><prosody rate="fast">Hi Ana</prosody></speak>').texts).toEqual(["Hi Ana"]);
    const vxml = "<vxml version='2.1'><form><block><prompt>Say yes</prompt></block></form></vxml>";
    expect(readAs("voice", vxml).texts).toEqual(["Say yes"]);
  });

  it("latency is told where the gateway told it", () => {
    const latency = { totalMs: 1200, asr: { durationMs: 300, provider: "x" }, bot: { durationMs: 650 } };
    expect(readMessage(record("Hi", { latency })).latency).toEqual({
      totalMs: 1200,
      speechToTextMs: 300,
      botMs: 650,
      textToSpeechMs: null,
    });
    expect(readMessage(record("Hi", { latency: "soon" })).latency).toBeNull();
  });

  it.each([
    ["Welcome Task", "rtm", "session-started"],
    ["StartFlow", "korevg", "session-started"],
    ["Call Termination Handler", "korevg", "call-ended"],
    ["MAX_NO_INPUT", "korevg", "caller-silent"],
    ["ON_CONNECT", "korevg", "session-started"],
    ["1", "ivr", "keypad"],
    ["*", "korevg", "keypad"],
  ])("the signal %s on %s is a note", (text, channel, note) => {
    expect(read(text, { type: "incoming", channel })).toEqual([{ kind: "note", note, text }]);
  });

  it("a lone digit on a written channel is what the user wrote", () => {
    expect(read("1", { type: "incoming" })).toEqual([{ kind: "text", text: "1" }]);
  });
});

describe("speakers and events", () => {
  const speaker = (extra: object, type: "incoming" | "outgoing" = "outgoing") =>
    readMessage(record("Hi", { type, ...extra })).speaker;

  it("follow the author, then the template, then the agent flag", () => {
    expect(speaker({}, "incoming")).toEqual({ kind: "user", name: null });
    expect(speaker({})).toEqual({ kind: "bot", name: null });
    expect(
      speaker({ author: { type: "AGENT", firstName: "Ana", lastName: "Lee", nickName: "Ana L." } }),
    ).toEqual({ kind: "agent", name: "Ana L." });
    expect(speaker({ author: { type: "AGENT", firstName: "Ana", lastName: "Lee" } })).toEqual({
      kind: "agent",
      name: "Ana Lee",
    });
    expect(speaker({ isA: true })).toEqual({ kind: "agent", name: null });
    expect(speaker({ author: { type: "SYSTEM" } })).toEqual({ kind: "system", name: null });
    expect(speaker({ author: { type: "VOICEMAIL", id: "u-1" } }, "incoming")).toEqual({
      kind: "user",
      name: null,
    });
  });

  it("an event without text is an event note of the system", () => {
    expect(readMessage(record("", { author: { type: "EVENT" }, isA: true }))).toMatchObject({
      speaker: { kind: "system" },
      contents: [{ kind: "note", note: "event", text: "" }],
    });
  });

  it("a form is a note with its name and what was entered", () => {
    const author = { type: "FORM", formName: "kyc", isSecuredForm: true };
    const message = readMessage(record({ City: "Rome" }, { type: "incoming", author }));
    expect(message.speaker.kind).toBe("user");
    expect(message.contents).toEqual([
      { kind: "note", note: "form-submitted", text: "kyc" },
      {
        kind: "form",
        type: "form",
        texts: [],
        options: [],
        isLinked: false,
        fields: [{ label: "City", hint: "", value: "Rome", isSecret: false }],
      },
    ]);
  });

  it("the closing line is a note of the system", () => {
    const text = "I am closing our current conversation as I have not received any input from you.";
    expect(readMessage(record(text))).toMatchObject({
      speaker: { kind: "system" },
      contents: [{ kind: "note", note: "closing", text }],
    });
  });
});

describe("altText", () => {
  const tags = { altText: [{ name: "altText", value: "Check balance" }] };

  it("of the user is the label on the pressed button", () => {
    expect(readMessage(record("bal_1", { type: "incoming", tags }))).toMatchObject({
      label: "Check balance",
      contents: [{ kind: "text", text: "bal_1" }],
    });
  });

  it("of the bot is its own words for what cannot be drawn", () => {
    const message = readMessage(record(template("chart_x", { elements: [] }), { tags }));
    expect(message.label).toBeNull();
    expect(message.contents).toMatchObject([
      { kind: "text", text: "Check balance" },
      { kind: "structured", type: "chart_x" },
    ]);
  });
});

describe("messageText", () => {
  it("is what a reader sees, without markup, entities or codes", () => {
    const buttons = [{ type: "postback", title: "Pay now", payload: "pay_42" }];
    expect(
      messageText(readMessage(record(template("button", { text: "Your *bill* is <b>due</b>", buttons })))),
    ).toBe("Your bill is due\nPay now");
    expect(messageText(readMessage(record("MAX_NO_INPUT", { type: "incoming" })))).toBe("");
  });
});

const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc
    .record({
      type: fc.constantFrom("template", "message", "image", "command"),
      payload: fc.jsonValue(),
      data: fc.jsonValue(),
    })
    .map((value) => JSON.stringify(value)),
);

it("anything at all becomes a message that has something to show", () => {
  const anyRecord = fc.record(
    {
      _id: fc.jsonValue(),
      type: fc.constantFrom("incoming", "outgoing", 3),
      createdOn: fc.oneof(fc.date().map(String), fc.jsonValue()),
      components: fc.oneof(
        fc.array(fc.record({ cT: fc.constantFrom("text", "image", 4), data: fc.record({ text: anyText }) })),
        fc.jsonValue(),
      ),
      author: fc.jsonValue(),
      tags: fc.oneof(fc.record({ altText: fc.jsonValue(), userTags: fc.jsonValue() }), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.oneof(anyRecord, fc.jsonValue()), (raw) => {
      const message = messageSchema.parse(readMessage(raw));
      expect(message.contents.length).toBeGreaterThan(0);
      expect(message.id).not.toBe("");
      messageText(message);
    }),
    { numRuns: 1_000 },
  );
});
