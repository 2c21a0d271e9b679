import { describe, expect, it } from "vitest";
import { hostilePayloads } from "@/e2e/hostile-payloads";
import { exportFormats } from "@/lib/domain/export/export-format";
import type { Message, Transcript } from "@/lib/domain/message";
import { testMessage } from "@/lib/domain/test-message";
import { printSession } from "./export-session";
import { readMessage } from "./kore/read-message";

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10) + second * 1_000).toISOString();

function transcript(messages: Message[]): Transcript {
  return {
    session: {
      id: "68b58ee2a0c1153e10ce0001",
      botId: "st-1",
      userId: "u-1",
      channel: "msteams",
      startedAt: at(0),
      endedAt: at(60),
      status: "closed",
      outcome: "agent",
      languages: ["en"],
      durationMs: 60_000,
      messageCount: messages.length,
      taskCount: 1,
      isDeveloper: false,
      isListed: true,
      tags: [{ scope: "session", name: "plan", value: "gold" }],
    },
    messages,
    usualResponses: [],
  };
}

const option = (label: string) => ({ label, payload: null, url: null, detail: null });
const told = transcript([
  testMessage(at(0), "user", { contents: [{ kind: "text", text: "Which account?\n2. <b>really</b>" }] }),
  testMessage(at(2), "bot", {
    taskName: "Balance",
    contents: [
      { kind: "text", text: "*Choose* one" },
      {
        kind: "choices",
        type: "button",
        texts: ["Which?"],
        options: [option("Giro"), option("Savings")],
        look: "buttons",
        groups: [],
      },
    ],
  }),
  testMessage(at(5), "user", { contents: [{ kind: "text", text: "savings" }], label: "Savings" }),
  testMessage(at(6), "bot", {
    contents: [
      {
        kind: "table",
        type: "table",
        texts: [],
        options: [],
        tables: [{ columns: [{ label: "Name", isRight: false }], rows: [[{ text: "=Ana", option: null }]] }],
      },
    ],
  }),
  testMessage(at(7), "system", { contents: [{ kind: "note", note: "call-ended", text: "" }] }),
]);

describe("a session as a file", () => {
  it("is plain text with who said what when, and what was chosen", () => {
    const text = printSession(told, "text", "en");
    expect(text).toContain("Session of u-1\n");
    expect(text).toContain("Channel: Microsoft Teams\nStarted: 2026-03-01T10:00:00.000Z\n");
    expect(text).toContain(
      "Bot, 2026-03-01T10:00:02.000Z\n  *Choose* one\n  Which?\n  Giro\n  Savings (chosen)\n",
    );
    expect(text).toContain("System, 2026-03-01T10:00:07.000Z\n  Call ended\n");
  });

  it("is in the language of whoever exports", () => {
    expect(printSession(told, "text", "ja")).toContain(
      "ボット、2026-03-01T10:00:02.000Z".replace("、", ", "),
    );
    expect(printSession(told, "html", "ja")).toContain('<html lang="ja">');
  });

  it("is Markdown in which what was said stays words", () => {
    const text = printSession(told, "markdown", "en");
    expect(text).toContain("> Which account?  \n> 2\\. \\<b\\>really\\</b\\>  ");
    expect(text).toContain("> \\*Choose\\* one  ");
    const links = printSession(
      transcript([
        testMessage(at(0), "bot", { contents: [{ kind: "text", text: "![x](http://x.y/z) # a\n- b" }] }),
      ]),
      "markdown",
      "en",
    );
    expect(links).toContain("> !\\[x\\](http\\://x.y/z) \\# a  \n> \\- b  ");
  });

  it("is CSV with a row for each message, in which no cell is a formula", () => {
    const [head, ...rows] = printSession(told, "csv", "en").trimEnd().split("\r\n");
    expect(head).toBe(
      "\ufeffsession_id,message_id,time,direction,speaker,speaker_name,task,language,text,sent,response_ms",
    );
    expect(rows).toHaveLength(5);
    expect(rows[1]).toContain("2026-03-01T10:00:02.000Z,outgoing,bot,,Balance,,");
    expect(rows[1]).toMatch(/,,2000$/);
    expect(rows[2]).toContain("Savings,savings,");
    const hostile = transcript(
      hostilePayloads.map((text, index) =>
        testMessage(at(index), "user", { contents: [{ kind: "text", text }], taskName: text }),
      ),
    );
    const cells = printSession(hostile, "csv", "en").matchAll(
      /(?:^\ufeff?|,|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/g,
    );
    for (const [, quoted, plain] of cells)
      expect(quoted ?? plain ?? "").not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
  });

  it("is JSON of the session and its messages", () => {
    const { session, messages } = JSON.parse(printSession(told, "json", "en"));
    expect(session).toEqual(told.session);
    expect(messages).toEqual(told.messages);
  });

  it("is a page with a table and the chosen option, and a policy that lets nothing load", () => {
    const page = printSession(told, "html", "en");
    expect(page).toMatch(
      /content="default-src 'none'; style-src 'sha256-[\w+/=]{44}'; base-uri 'none'; form-action 'none'"/,
    );
    expect(page).toContain("<td>=Ana</td>");
    expect(page).toContain('<li class="chosen">✓ Savings (chosen)</li>');
    expect(page).toContain("<strong>Choose</strong> one");
    expect(page).toContain("&lt;b&gt;really&lt;/b&gt;");
    expect(page).not.toContain("<script");
  });

  it("never holds what a transfer hands on of the caller, in any format", () => {
    const hex = Buffer.from('{"caller":"+15550100"}').toString("hex");
    const said = `sip:x@y;User-to-User=${hex}`;
    const verbs = {
      type: "command",
      data: [
        { verb: "sip:refer", referTo: said },
        { verb: "say", text: said },
      ],
    };
    const messages = [JSON.stringify(verbs), said, `\`\`\`${hex}\`\`\``].map((text, index) =>
      readMessage({
        _id: `ms-${index}`,
        type: "outgoing",
        createdOn: at(index),
        components: [{ cT: "text", data: { text } }],
        tags: { messageTags: [{ name: "uui", value: said }] },
      }),
    );
    for (const format of exportFormats) {
      const file = printSession(transcript(messages), format, "en");
      expect(file, format).not.toContain(hex);
      expect(file, format).not.toContain("15550100");
    }
  });
});
