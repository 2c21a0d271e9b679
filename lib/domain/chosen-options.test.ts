import { describe, expect, it } from "vitest";
import { chosenOptions } from "./chosen-options";
import { contentOptions } from "./content-texts";
import type { Message } from "./message";
import type { MessageContent, MessageOption } from "./message-content";

let count = 0;
function message(
  direction: Message["direction"],
  contents: MessageContent[],
  label: string | null = null,
): Message {
  count += 1;
  return {
    id: `ms-${count}`,
    at: "2025-09-01T10:00:00.000Z",
    direction,
    speaker: { kind: direction === "incoming" ? "user" : "bot", name: null },
    contents,
    label,
    taskName: null,
    language: null,
    latency: null,
    tags: [],
  };
}
const says = (text: string, label: string | null = null) =>
  message("incoming", [{ kind: "text", text }], label);
const option = (label: string, payload: string | null = null): MessageOption => ({
  label,
  payload,
  url: null,
  detail: null,
});
const offers = (...options: MessageOption[]) =>
  message("outgoing", [
    { kind: "text", text: "Please choose" },
    { kind: "structured", type: "button", texts: [], options },
  ]);

const optionsOf = (offer: Message) => offer.contents.flatMap(contentOptions);

describe("chosenOptions", () => {
  it("finds the option whose payload the next incoming message carries", () => {
    const offer = offers(option("Check balance", "balance"), option("Lost card", "lost_card"));
    expect(chosenOptions([offer, says("lost_card")]).get(offer.id)).toBe(optionsOf(offer)[1]);
  });

  it("finds it by its label, in the text or beside it", () => {
    const offer = offers(option("Yes", "intent:yes"), option("No", "intent:no"));
    expect(chosenOptions([offer, says("x1", "No")]).get(offer.id)).toBe(optionsOf(offer)[1]);
    expect(chosenOptions([offer, says(" yes ")]).get(offer.id)).toBe(optionsOf(offer)[0]);
  });

  it("prefers a payload to a label that says the same", () => {
    const offer = offers(option("2", "one"), option("Two", "2"));
    expect(chosenOptions([offer, says("2")]).get(offer.id)).toBe(optionsOf(offer)[1]);
  });

  it("marks nothing when the user wrote something else, nor later", () => {
    const offer = offers(option("Yes"), option("No"));
    expect(chosenOptions([offer, says("what?"), says("yes")]).size).toBe(0);
  });

  it("marks the last of two messages that offered the same", () => {
    const first = offers(option("Yes"));
    const second = offers(option("Yes"));
    expect([...chosenOptions([first, second, says("Yes")]).keys()]).toEqual([second.id]);
  });

  it("passes over an incoming note and hears a pressed key", () => {
    const offer = offers(option("Sales", "1"), option("Service", "2"));
    const silent = message("incoming", [{ kind: "note", note: "caller-silent", text: "MAX_NO_INPUT" }]);
    const key = message("incoming", [{ kind: "note", note: "keypad", text: "2" }]);
    expect(chosenOptions([offer, silent, key]).get(offer.id)).toBe(optionsOf(offer)[1]);
  });

  it("never takes an empty answer for an option without a label", () => {
    const offer = offers(option(""));
    expect(chosenOptions([offer, says("  ")]).size).toBe(0);
  });
});
