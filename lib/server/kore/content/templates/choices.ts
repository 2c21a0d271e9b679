import "server-only";
import type { ContentOf, MessageOption } from "@/lib/domain/message-content";
import { allWords, objects, words } from "../fields";
import { readOption, readOptions } from "../read-options";
import type { JsonObject } from "../reading";

type Choices = ContentOf<"choices">;
type Look = Choices["look"];

/** Buttons and quick replies (kore-contract 5). */
export function readButtons(type: string, payload: JsonObject): Choices {
  const options = [
    ...readOptions(payload.buttons),
    ...readOptions(payload.quick_replies),
    ...readOptions(payload.tasks),
  ];
  return choices(type, payload, "buttons", [{ title: "", options }], []);
}

/** Drop-downs, radio buttons and lists of boxes to tick, with the buttons that send them. */
export function readSelection(look: Look) {
  return (type: string, payload: JsonObject): Choices => {
    const rows = [...objects(payload.elements), ...objects(payload.radioOptions)];
    const collections = rows.filter(({ collection }) => Array.isArray(collection));
    const plain = readOptions(rows.filter(({ collection }) => !Array.isArray(collection)));
    const groups = collections.map((row) => ({
      title: words(row.collectionTitle, row.title),
      options: readOptions(row.collection),
    }));
    if (plain.length > 0) groups.unshift({ title: "", options: plain });
    return choices(type, payload, look, groups, readOptions(payload.buttons));
  };
}

const scales = {
  star: { view: "stars", list: "starArrays" },
  emojis: { view: "faces", list: "smileyArrays" },
  csat: { view: "faces", list: "smileyArrays" },
  nps: { view: "numbers", list: "numbersArrays" },
  thumbsupdown: { view: "thumbs", list: "thumpsUpDownArrays" },
} as const;

/** A question for a mark; of the scales the payload may hold, only the one of its view was shown. */
export function readRating(type: string, payload: JsonObject): ContentOf<"rating"> {
  const name = words(payload.view).toLowerCase();
  const known = Object.entries(scales).find(([view]) => view === name)?.[1];
  const held = Object.values(scales).find(({ list }) => Array.isArray(payload[list]));
  const { view, list } = known ?? held ?? scales.star;
  return {
    kind: "rating",
    type,
    texts: headings(payload),
    options: objects(payload[list]).flatMap((step) => readOption(step) ?? []),
    view,
    thanks: words(payload.messageTodisplay),
  };
}

export function readThumbs(type: string, payload: JsonObject): ContentOf<"rating"> {
  return { kind: "rating", type, texts: headings(payload), options: [], view: "thumbs", thanks: "" };
}

function choices(
  type: string,
  payload: JsonObject,
  look: Look,
  groups: { title: string; options: MessageOption[] }[],
  options: MessageOption[],
): Choices {
  return { kind: "choices", type, texts: headings(payload), options, look, groups };
}

function headings({ heading, title, text, subText, description }: JsonObject): string[] {
  return allWords(heading, title, text, subText, description);
}
