import "server-only";
import type { ContentOf, MessageItem } from "@/lib/domain/message-content";
import { allWords, fact, object, objects, readPicture, texts, words } from "../fields";
import { readOption, readOptions } from "../read-options";
import { isObject, type JsonObject } from "../reading";

type List = ContentOf<"list">;
type Group = List["groups"][number];

/** Lists, with tabs or sections as groups (kore-contract 5). */
export function readList(type: string, payload: JsonObject): List {
  const rows = [...objects(payload.elements), ...objects(payload.listItems)];
  const groups = [plainGroup(rows), ...rows.flatMap(readSection), ...readTabs(payload, rows)];
  return list(type, payload, "rows", groups);
}

export function readCarousel(type: string, payload: JsonObject): List {
  const look = words(payload.carousel_type) === "stacked" ? "cards" : "carousel";
  return list(type, payload, look, [{ title: "", text: "", items: objects(payload.elements).map(readItem) }]);
}

export function readCards(type: string, payload: JsonObject): List {
  const cards = [...objects(payload.cards), ...objects(payload.elements)];
  const items = (cards.length > 0 ? cards : [payload]).map(readItem);
  return list(type, cards.length > 0 ? payload : {}, "cards", [{ title: "", text: "", items }]);
}

function list(type: string, payload: JsonObject, look: List["look"], groups: Group[]): List {
  const header = object(payload.headerOptions);
  return {
    kind: "list",
    type,
    texts: allWords(payload.heading, payload.title, payload.text, payload.description, header.text),
    options: readOptions(payload.buttons),
    look,
    groups: groups.filter(({ title, text, items }) => title || text || items.length > 0),
  };
}

function plainGroup(rows: JsonObject[]): Group {
  const items = rows.filter((row) => sectionRows(row) === null).map(readItem);
  return { title: "", text: "", items };
}

function readSection(row: JsonObject): Group[] {
  const inner = sectionRows(row);
  if (!inner) return [];
  const title = words(row.sectionHeader, row.title);
  const text = words(row.sectionHeaderDesc, row.description);
  return [{ title, text, items: objects(inner).map(readItem) }];
}

function sectionRows(row: JsonObject): unknown[] | null {
  const inner = [row.rowItems, row.listItems].find((items) => Array.isArray(items));
  return Array.isArray(inner) ? inner : null;
}

/** What waited behind "see more"; rows that stand in the list already are not said twice. */
function readTabs({ moreData }: JsonObject, rows: JsonObject[]): Group[] {
  const seen = new Set(rows.map((row) => JSON.stringify(row)));
  return Object.entries(object(moreData)).flatMap(([title, tab]) => {
    const items = objects(tab).filter((row) => !seen.has(JSON.stringify(row)));
    return items.length > 0 ? [{ title, text: "", items: items.map(readItem) }] : [];
  });
}

/** A row or card of any of the templates: their fields differ in name more than in meaning. */
function readItem(row: JsonObject): MessageItem {
  const heading = object(row.cardHeading);
  const title = isObject(row.title) ? readTableTitle(row.title) : readTitle(row, heading);
  const main = title.title || words(object(row.default_action).title);
  const action = readOption(row.default_action, main);
  return {
    ...title,
    value: isObject(row.value) ? readValue(row.value) : words(row.value, row.taskProgress),
    texts: readTexts(row),
    facts: readFacts(row),
    media: readPicture(row.image_url, row.image, object(row.title).image, heading.icon, row.icon),
    action,
    options: [
      ...readOptions(row.buttons),
      ...readOptions(row.actions),
      ...readOptions([row.button]),
      ...objects(row.subElements).flatMap((line) => readOptions([object(line.rightContent).default_action])),
    ],
  };
}

function readTitle(row: JsonObject, heading: JsonObject): Pick<MessageItem, "title" | "subtitle"> {
  const [title = "", subtitle = ""] = [
    words(row.title, heading.title, row.text),
    words(row.subtitle, row.description, heading.description),
  ];
  return { title, subtitle };
}

/** `tableList` wraps the words of a row in what they are. */
function readTableTitle(title: JsonObject): Pick<MessageItem, "title" | "subtitle"> {
  const inner = { ...object(title.text), ...object(title.url) };
  return {
    title: words(inner.title, title.title, title.text),
    subtitle: words(inner.subtitle, title.subtitle),
  };
}

function readValue(value: JsonObject): string {
  const inner = { ...object(value.text), ...object(value.url) };
  return words(value.text, value.title, inner.title, inner.text, inner.link);
}

function readTexts(row: JsonObject): string[] {
  const header = Array.isArray(row.headerOptions) ? objects(row.headerOptions) : [object(row.headerOptions)];
  const found = [
    ...header.map((option) => words(option.value, option.text, option.title)),
    words(row.subtext),
    // Where both are given the subtitle is the line above.
    words(row.subtitle) ? words(row.description) : "",
    ...objects(row.cardDescription).map((line) => words(line.title, line.text)),
    ...objects(row.textInformation).map((line) => words(line.title, line.text)),
    ...objects(row.details).map((line) => words(line.description, line.title, line.text)),
    ...texts(row.createdOn),
    ...texts(row.updatedOn),
  ];
  return found.filter(Boolean);
}

function readFacts(row: JsonObject): MessageItem["facts"] {
  return [
    ...objects(row.subInformation).flatMap((line) => fact(words(line.title), line.value)),
    ...objects(row.subElements).flatMap((line) => {
      const values = objects(line.values).map((value) => allWords(value.title, value.value).join(" "));
      return fact(words(line.title), values.join(", "));
    }),
  ];
}
