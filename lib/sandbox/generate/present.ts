import { buildTemplate } from "../templates/build-template";
import type { Choice } from "../templates/template";
import { channelStyle } from "./channels";
import type { Person } from "./people";
import type { Random } from "./random";

export interface Saying {
  text: string;
  template?: string;
  choices?: readonly Choice[];
}

interface Setting {
  channel: string;
  person: Person;
  brand: string;
  random: Random;
}

/** What the bot's words become on the channel: template JSON, a Teams card, a voice command, plain text, … */
export function present(saying: Saying, setting: Setting): string {
  const { random } = setting;
  const choices = saying.choices ?? [];
  switch (channelStyle(setting.channel)) {
    case "rich":
      if (!saying.template) return random.chance(0.03) ? encodeEntities(saying.text) : saying.text;
      return JSON.stringify(buildTemplate(saying.template, { text: saying.text, choices, random }));
    case "cards":
      return choices.length > 0 ? teamsCard(saying, random) : saying.text;
    case "email":
      return letter(saying, setting);
    case "gateway":
      return voiceCommand([{ verb: "config", bargeIn: { enable: true } }, gather(spoken(saying), random)]);
    case "ssml":
      return `<speak><prosody rate="${random.pick(["medium", "95%"])}">${encodeEntities(spoken(saying))}</prosody></speak>`;
    case "vxml":
      return random.chance(0.35) ? vxml(spoken(saying)) : spoken(saying);
    default:
      return [saying.text, ...choices.map((choice, index) => `${index + 1}. ${label(choice)}`)].join("\n");
  }
}

/** A korevg command (kore-contract 4.2). */
export function voiceCommand(data: readonly Record<string, unknown>[]): string {
  return JSON.stringify({ type: "command", command: "redirect", queueCommand: false, data });
}

export function gather(text: string, random: Random): Record<string, unknown> {
  return {
    verb: "gather",
    say: { text: random.chance(0.7) ? [text] : text },
    input: ["digits", "speech"],
    timeout: 10,
  };
}

/** The blind transfer to the contact centre; the header hides the caller's number in hexadecimal JSON. */
export function referCommand(person: Person, reason: string): string {
  const hidden = JSON.stringify({ caller: person.phone, dialed: "+18005550123", reason });
  return voiceCommand([
    {
      verb: "sip:refer",
      referTo: `sip:agents@contact.sandbox.example?User-to-User=${Buffer.from(hidden).toString("hex")}%3Bencoding%3Dhex`,
      eventHook: "/refer-events",
    },
  ]);
}

export function encodeEntities(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** The words without markdown or emoji, as a voice reads them, with the choices said aloud. */
export function spoken({ text, choices = [] }: Saying): string {
  const plain = text
    .replace(/(^|\s)\*([^*\s][^*]*)\*/g, "$1$2")
    .replace(/\p{Extended_Pictographic}|\u{fe0f}/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
  return choices.length > 0 ? `${plain} ${choices.map((choice) => choice.title).join(", ")}.` : plain;
}

function label({ title, subtitle }: Choice): string {
  return subtitle ? `${title} – ${subtitle}` : title;
}

function teamsCard({ text, choices = [] }: Saying, random: Random): string {
  const adaptive = random.chance(0.5);
  const content = adaptive
    ? {
        type: "AdaptiveCard",
        version: "1.4",
        body: [
          { type: "TextBlock", text, wrap: true },
          ...choices.filter((c) => c.subtitle).map((c) => ({ type: "TextBlock", text: label(c) })),
        ],
        actions: choices.map(({ title, payload }) => ({
          type: "Action.Submit",
          title,
          data: { msteams: { type: "messageBack", text: payload } },
        })),
      }
    : {
        title: text,
        text: "",
        buttons: choices.map(({ title, payload }) => ({ type: "imBack", title, value: payload })),
      };
  return JSON.stringify({
    type: "message",
    text: "",
    attachments: [
      { contentType: `application/vnd.microsoft.card.${adaptive ? "adaptive" : "hero"}`, content },
    ],
  });
}

function letter({ text, choices = [] }: Saying, { person, brand }: Setting): string {
  const [salutation, regards] = person.language.phrases.letter;
  const list = choices.map((choice) => `<br>- ${encodeEntities(label(choice))}`).join("");
  const name = encodeEntities(`${person.firstName} ${person.lastName}`);
  return `${salutation.replace("{}", name)}<br><br>${encodeEntities(text)}${list}<br><br>${regards}<br>${encodeEntities(`${brand} & Co.`)}`;
}

function vxml(text: string): string {
  return `<vxml version="2.1" xml:lang="en-US"><form id="say"><field name="reply"><prompt bargein="true">${encodeEntities(text)}</prompt></field></form></vxml>`;
}
