import { expect, it } from "vitest";
import { findMessages } from "./find-messages";
import type { Message } from "./message";
import type { MessageContent } from "./message-content";

const message = (id: string, contents: MessageContent[], label: string | null = null): Message => ({
  id,
  at: "2025-09-01T10:00:00.000Z",
  direction: "outgoing",
  speaker: { kind: "bot", name: null },
  contents,
  label,
  taskName: null,
  language: null,
  latency: null,
  tags: [],
});

it("finds words in texts, cells, options and labels, whatever their case, and nothing for no words", () => {
  const option = { label: "Check Balance", payload: null, url: null, detail: null };
  const cell = (text: string) => ({ text, option: null });
  const messages = [
    message("text", [{ kind: "text", text: "Your BALANCE is low" }]),
    message("table", [
      {
        kind: "table",
        type: "table",
        texts: [],
        options: [],
        tables: [{ columns: [], rows: [[cell("balance"), cell("5")]] }],
      },
    ]),
    message("option", [{ kind: "structured", type: "x", texts: [], options: [option] }]),
    message("label", [{ kind: "text", text: "b1" }], "Balance"),
    message("other", [{ kind: "text", text: "Hello" }]),
  ];
  expect(findMessages(messages, " balance ")).toEqual(["text", "table", "option", "label"]);
  expect(findMessages(messages, "  ")).toEqual([]);
});
