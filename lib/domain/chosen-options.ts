import { contentOptions, contentTexts } from "./content-texts";
import type { Message } from "./message";
import type { MessageOption } from "./message-content";

/**
 * By message id, the option the user picked: the one the next incoming message carries as its text or its label.
 * Of several messages that offer it, the last before the answer counts.
 */
export function chosenOptions(messages: Message[]): Map<string, MessageOption> {
  const chosen = new Map<string, MessageOption>();
  let offers: { id: string; options: MessageOption[] }[] = [];
  for (const message of messages) {
    if (message.direction === "outgoing") {
      const options = message.contents.flatMap(contentOptions);
      if (options.length > 0) offers.push({ id: message.id, options });
      continue;
    }
    if (offers.length === 0) continue;
    const said = saidWords(message);
    if (said.size === 0) continue;
    for (const { id, options } of offers.reverse()) {
      const option = options.find(carriesPayload(said)) ?? options.find(carriesLabel(said));
      if (!option) continue;
      chosen.set(id, option);
      break;
    }
    offers = [];
  }
  return chosen;
}

function carriesPayload(said: Set<string>): (option: MessageOption) => boolean {
  return ({ payload }) => payload !== null && said.has(normalise(payload));
}

function carriesLabel(said: Set<string>): (option: MessageOption) => boolean {
  return ({ label }) => said.has(normalise(label));
}

/** Notes say nothing, a pressed key of the telephone apart. */
function saidWords({ contents, label }: Message): Set<string> {
  const texts = contents.flatMap((content) =>
    content.kind === "note" && content.note !== "keypad" ? [] : contentTexts(content),
  );
  return new Set([...texts, label ?? ""].map(normalise).filter(Boolean));
}

function normalise(text: string): string {
  return text.trim().toLowerCase();
}
