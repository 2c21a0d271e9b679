import { expect, it } from "vitest";
import type { Message, Transcript } from "@/lib/domain/message";
import { shownValue } from "@/lib/domain/reference";
import { findHits } from "@/lib/domain/search-snippet";
import { testMessage } from "@/lib/domain/test-message";
import { hideText, maskText, moveRanges } from "./mask-text";
import { hideInTranscript, maskTranscript } from "./mask-transcript";
import { hideReference, openReference } from "./references";

const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 10, 0, second)).toISOString();
const say = (second: number, who: "user" | "bot", text: string) =>
  testMessage(at(second), who, { id: `m-${second}`, contents: [{ kind: "text", text }] });

function transcript(messages: Message[], userId = "jane@example.com"): Transcript {
  return {
    session: {
      id: "68b58ee2a0c1153e10ce0001",
      botId: "st-1",
      userId,
      channel: "sms",
      startedAt: at(0),
      endedAt: null,
      status: "closed",
      outcome: "agent",
      languages: ["en"],
      durationMs: null,
      messageCount: messages.length,
      taskCount: 1,
      isDeveloper: false,
      isListed: true,
      tags: [
        { scope: "session", name: "Contact phone", value: "5550132" },
        { scope: "session", name: "plan", value: "gold" },
      ],
    },
    messages,
    usualResponses: [],
  };
}

const textsOf = ({ messages }: Transcript) =>
  messages.flatMap(({ contents }) =>
    contents.map((content) => (content.kind === "text" ? content.text : "")),
  );

it("hides what is personal, whatever it is, and leaves the rest as it is", () => {
  const [mail, code, plain] = textsOf(
    maskTranscript(
      transcript([
        say(1, "user", "I am jane@example.com, card 4111 1111 1111 1111"),
        say(2, "bot", "Please enter your PIN"),
        say(3, "user", "4821"),
        say(4, "bot", "Thank you, see order 4821 of 2026-03-01"),
      ]),
    ),
  ).filter((_, index) => index !== 1);
  expect(mail).toMatch(/^I am \[email [a-z][0-9a-f]{5}\], card \[card …1111\]$/);
  expect(code).toBe("[hidden code]");
  expect(plain).toBe("Thank you, see order 4821 of 2026-03-01");
});

it("gives one person one mark, in every message, tag and id", () => {
  const { session, messages } = maskTranscript(transcript([say(1, "user", "JANE@example.com")]));
  expect(textsOf({ session, messages, usualResponses: [] })).toEqual([session.userId]);
  expect(session.tags.map(({ value }) => value)).toEqual([expect.stringMatching(/^\[phone /), "gold"]);
});

it("hides a user's own number wherever it stands", () => {
  const masked = maskTranscript(transcript([say(1, "bot", "ref 14155550132/9")], "14155550132"));
  expect(JSON.stringify(masked)).not.toContain("14155550132");
});

it("shows what was revealed, and tells what is hidden", () => {
  const told = transcript([
    say(1, "user", "a@example.com"),
    say(2, "user", "b@example.com"),
    say(3, "bot", "Hi"),
  ]);
  const one = hideInTranscript(told, { session: false, messageIds: new Set(["m-2"]) });
  expect(textsOf(one.transcript)).toEqual([expect.stringMatching(/^\[email/), "b@example.com", "Hi"]);
  expect(one.hidden).toEqual({ session: true, messageIds: ["m-1", "m-2"] });
  const all = hideInTranscript(told, { session: true, messageIds: new Set() });
  expect(all.transcript).toEqual(told);
});

it("makes of an id that is personal a word for addresses that only the server opens", () => {
  const reference = hideReference("jane@example.com");
  expect(shownValue(reference)).toBe(maskText("jane@example.com"));
  expect(reference).not.toContain("jane");
  expect(openReference(reference)).toBe("jane@example.com");
  expect(hideReference("jane@example.com")).toBe(reference);
  expect(openReference(`${reference.slice(0, -1)}${reference.endsWith("A") ? "B" : "A"}`)).not.toBe(
    "jane@example.com",
  );
  expect(hideReference("u-550e8400-e29b-41d4-a716-446655440000")).toBe(
    "u-550e8400-e29b-41d4-a716-446655440000",
  );
});

it("keeps the places of what a search found", () => {
  const text = "refund for jane@example.com, a refund";
  const terms = { words: ["refund", "jane"], fragments: [], phrases: [] };
  const masked = hideText(text);
  const found = moveRanges(findHits(text, terms), masked).map(({ from, to }) => masked.text.slice(from, to));
  expect(found).toEqual(["refund", expect.stringMatching(/^\[email \w{6}\]$/), "refund"]);
});

it("masks what is masked no further", () => {
  const text = "PIN 4821, CVV 123, card 4111111111111111, phone +1 415 555 0132, a@b.co, password: hunter22";
  expect(maskText(maskText(text))).toBe(maskText(text));
});
