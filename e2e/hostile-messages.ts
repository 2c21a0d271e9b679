import type { Message } from "@/lib/domain/message";
import { listGallery } from "@/lib/server/gallery";
import { readMessage } from "@/lib/server/kore/read-message";
import { addressPayloads, hostilePayloads } from "./hostile-payloads";

// What tells a reader which shape a record has; everything else is somebody's text.
const shape = /^(_id|type|cT|chnl|createdOn|template_type|verb|command|contentType|view|pie_type|layout)$/;
const address = /url|link|src|icon|image|referTo/i;
const perText = 20;

/**
 * Every sample with every text of it replaced: each payload stands in each text of each sample, and addresses of other
 * schemes stand where addresses were.
 */
export function hostileMessages(): Message[] {
  const messages: Message[] = [];
  for (let start = 0; start < hostilePayloads.length; start += perText) {
    const text = hostilePayloads.slice(start, start + perText).join("\n");
    for (const { raw } of listGallery()) {
      const spoilt = spoil(raw, "", text, messages.length) as Record<string, unknown>;
      const author = { type: "AGENT", nickName: text };
      const tags = {
        messageTags: [{ name: text, value: text }],
        altText: [{ name: "altText", value: text }],
      };
      const extra = messages.length % 3 === 0 ? { author, tN: text, tags, lang: "en" } : {};
      messages.push(readMessage({ ...spoilt, ...extra, _id: `ms-${messages.length}` }));
    }
  }
  return messages;
}

function spoil(value: unknown, key: string, text: string, seed: number): unknown {
  if (typeof value === "string") {
    if (shape.test(key)) return value;
    const inner = parse(value);
    if (inner !== undefined) return JSON.stringify(spoil(inner, key, text, seed));
    return address.test(key) ? addressPayloads[seed % addressPayloads.length] : text;
  }
  if (Array.isArray(value)) return value.map((item, index) => spoil(item, key, text, seed + index));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.map(([name, item], index) => [name, spoil(item, name, text, seed + index)]),
  );
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
