import "server-only";
import type { MessageContent, MessageItem, MessageOption } from "@/lib/domain/message-content";
import { fact, object, objects, openPayload, readMedia, readPicture, texts, words } from "./fields";
import { leafTexts } from "./leaf-texts";
import { readOption, readOptions } from "./read-options";
import { isObject, type JsonObject } from "./reading";

const deepest = 40;

/** The cards and files beside a text of Microsoft Teams (kore-contract 4.2). */
export function readAttachments(attachments: unknown, isDecoded: boolean): MessageContent[] {
  return objects(attachments).map((attachment): MessageContent => {
    const type = words(attachment.contentType).replace(/^.*\bcard\./, "") || "attachment";
    const content = openPayload(attachment.content, isDecoded);
    if (!isObject(content)) {
      const media = readMedia("attachment", attachment);
      return { kind: "media", type: "attachment", texts: [], options: [], media };
    }
    const item = /adaptive/i.test(type) ? readAdaptive(content) : readHero(content);
    const groups = [{ title: "", text: "", items: [item] }];
    return { kind: "list", type, texts: [], options: [], look: "cards", groups };
  });
}

function readHero(card: JsonObject): MessageItem {
  return {
    ...blank,
    title: words(card.title),
    subtitle: words(card.subtitle),
    texts: texts(card.text),
    facts: [...objects(card.facts), ...objects(card.items)].flatMap((row) =>
      fact(words(row.key, row.title), words(row.value, row.price)),
    ),
    media: readPicture(...objects(card.images), card.image),
    action: readOption(card.tap, words(card.title)),
    options: readOptions(card.buttons),
  };
}

const blank: MessageItem = {
  title: "",
  subtitle: "",
  value: "",
  texts: [],
  facts: [],
  media: null,
  action: null,
  options: [],
};

type Body = {
  texts: string[];
  facts: MessageItem["facts"];
  options: MessageOption[];
  media: MessageItem["media"];
};

/** An adaptive card in reading order: its texts, facts, the choices of its inputs, and its actions. */
function readAdaptive(card: JsonObject): MessageItem {
  const body: Body = { texts: [], facts: [], options: [], media: null };
  readElements([...objects(card.body), ...objects(card.actions)], body, 0);
  const [title = "", ...rest] = body.texts;
  // A first line alone is what the card says, not what it is called.
  const named = rest.length > 0 || body.facts.length > 0;
  return {
    ...blank,
    title: named ? title : "",
    texts: named ? rest : body.texts,
    facts: body.facts,
    options: body.options,
    media: body.media,
  };
}

function readElements(elements: JsonObject[], body: Body, depth: number): void {
  if (depth > deepest) return;
  for (const element of elements) readElement(element, body, depth);
}

function readElement(element: JsonObject, body: Body, depth: number): void {
  const type = words(element.type);
  if (/^Action\./.test(type)) {
    const option = readOption(element);
    if (option) body.options.push(option);
    const inner = object(element.card);
    readElements([...objects(inner.body), ...objects(inner.actions)], body, depth + 1);
  } else if (type === "FactSet") {
    for (const row of objects(element.facts)) body.facts.push(...fact(words(row.title), row.value));
  } else if (/^Input\./.test(type)) {
    body.texts.push(...texts([element.label, element.placeholder]));
    if (!Array.isArray(element.choices)) body.texts.push(...texts(element.title));
    body.options.push(...readOptions(element.choices));
  } else if (type === "Image" || type === "Media") {
    body.media ??= readPicture(element);
  } else {
    const children = ["items", "columns", "rows", "cells", "body", "actions", "inlines", "images"];
    const inner = children.flatMap((key) => objects(element[key]));
    if (inner.length === 0) body.texts.push(...leafTexts(element));
    else {
      body.texts.push(...texts(element.text));
      readElements(inner, body, depth + 1);
    }
  }
}
