import { expect, it } from "vitest";
import type { Message } from "./message";
import { sharedMessages } from "./shared-message";

const message: Message = {
  id: "m-1",
  at: "2026-03-01T10:00:00.000Z",
  direction: "outgoing",
  speaker: { kind: "agent", name: "Maria Agent" },
  contents: [],
  label: null,
  taskName: "Task",
  language: "en",
  latency: null,
  tags: [{ scope: "message", name: "tag", value: "of-this" }],
};
const text = (words: string): Message["contents"] => [{ kind: "text", text: words }];

it("keeps no id, name, tag or task, and nothing of what a button sends", () => {
  const option = {
    label: "Yes",
    payload: "secret-payload",
    url: "https://x.example/?t=secret",
    detail: null,
  };
  const card: Message["contents"][number] = {
    kind: "choices",
    type: "button",
    texts: ["Sure?"],
    options: [{ ...option, label: "No", payload: "n" }, option],
    look: "buttons",
    groups: [],
  };
  const shared = sharedMessages([
    { ...message, contents: [card] },
    { ...message, id: "m-2", direction: "incoming", contents: text("secret-payload"), label: "Yes" },
  ]);
  expect(shared[0]?.chosen).toBe(1);
  expect(shared[1]?.contents).toEqual(text("Yes"));
  expect(JSON.stringify(shared)).not.toMatch(/m-1|Maria|secret|Task|of-this/);
});

it("keeps no address that nobody can read", () => {
  const [shown] = sharedMessages([
    {
      ...message,
      contents: text(
        `[Pay](https://pay.example/?id=secret) <a href="https://x.example/?s=secret">here</a> <span title="secret">now</span> https://www.example.org/open`,
      ),
    },
  ]);
  expect(shown?.contents).toEqual(text("Pay here <span>now</span> https://www.example.org/open"));
});
