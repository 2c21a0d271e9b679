import "server-only";
import { contentTexts } from "@/lib/domain/content-texts";
import type { MessageContent } from "@/lib/domain/message-content";
import { leafTexts } from "./leaf-texts";
import { collectOptions } from "./read-options";
import { isObject, type JsonObject } from "./reading";
import { readAnswer } from "./templates/answers";
import { readPie, readSeriesChart } from "./templates/charts";
import { readButtons, readRating, readSelection, readThumbs } from "./templates/choices";
import { readForm, readLinkedForm, readPicker, readSecret } from "./templates/forms";
import { readCards, readCarousel, readList } from "./templates/lists";
import { readMiniTable, readTable } from "./templates/tables";

type TemplateReader = (type: string, payload: JsonObject) => MessageContent;

/** By name in lower case and without separators, as Kore's own spelling differs from page to page (kore-contract 5). */
const readers: Record<string, TemplateReader> = {
  advancedlisttemplate: readList,
  advancedmultilisttemplate: readList,
  advancedmultiselect: readSelection("checks"),
  answertemplate: readAnswer,
  articletemplate: readList,
  barchart: readSeriesChart("bar"),
  button: readButtons,
  cardtemplate: readCards,
  carousel: readCarousel,
  carouseladv: readCarousel,
  checklisttemplate: readList,
  clocktemplate: readPicker,
  customtable: readTable,
  daterange: readPicker,
  datetemplate: readPicker,
  defaultcardtemplate: readCards,
  dropdowntemplate: readSelection("menu"),
  formtemplate: readForm,
  likedislike: readThumbs,
  linechart: readSeriesChart("line"),
  list: readList,
  listview: readList,
  listwidget: readList,
  minitable: readMiniTable,
  multiselect: readSelection("checks"),
  otpvalidationtemplate: readSecret,
  piechart: readPie,
  quickreplies: readButtons,
  quickreplieswelcome: readButtons,
  radiooptiontemplate: readSelection("radio"),
  resetpintemplate: readSecret,
  search: readAnswer,
  table: readTable,
  tablelist: readList,
  taskpickertemplate: readButtons,
};
// The name serves two templates; only one of them brings a scale.
const scale = /^(starArrays|smileyArrays|numbersArrays|thumpsUpDownArrays)$/;

/**
 * A template, or any value with words in it, as a content with structure. `formData` can stand beside the payload.
 * Words that the template's reader did not expect follow below, so that nothing said is ever lost.
 */
export function readTemplate(type: string, value: unknown, beside: unknown = null): MessageContent[] {
  const payload = isObject(value) ? value : { elements: value };
  const formData = [payload.formData, beside].find(isObject);
  const content = formData ? readLinkedForm(type, payload, formData) : readerOf(type, payload)(type, payload);
  if (content.kind === "structured") return [content];
  const shown = new Set(contentTexts(content).flatMap((text) => [text, ...text.split(/ \| |: /)]));
  const text = [...shown].join("\n");
  const isChoice = content.kind === "choices" || content.kind === "rating" || content.kind === "chart";
  const rest = leafTexts(isChoice ? withoutValues(payload) : payload).filter((leaf) => !text.includes(leaf));
  if (contentTexts(content).length === 0 && rest.length === 0 && content.kind !== "rating")
    return [fallback(type, payload)];
  return rest.length > 0 ? [content, { kind: "structured", type, texts: rest, options: [] }] : [content];
}

function readerOf(type: string, payload: JsonObject): TemplateReader {
  const name = type.toLowerCase().replace(/[^a-z]/g, "");
  if (name === "feedbacktemplate") {
    return Object.keys(payload).some((key) => scale.test(key)) ? readRating : fallback;
  }
  return (Object.hasOwn(readers, name) ? readers[name] : undefined) ?? fallback;
}

/** Every text in reading order, then every button. */
function fallback(type: string, payload: JsonObject): MessageContent {
  const options = collectOptions(payload);
  const labels = new Set(options.map(({ label }) => label));
  const texts = leafTexts(payload).filter((text) => !labels.has(text));
  return { kind: "structured", type, texts, options };
}

/** Values of options are what is sent back, and those of scales not shown were not seen. */
function withoutValues(payload: JsonObject): JsonObject {
  const hidden = (key: string) => key === "value" || key === "values" || scale.test(key);
  const strip = (value: unknown, depth: number): unknown => {
    if (depth > 40) return null;
    if (Array.isArray(value)) return value.map((item) => strip(item, depth + 1));
    if (!isObject(value)) return value;
    const kept = Object.entries(value).filter(([key]) => !hidden(key));
    return Object.fromEntries(kept.map(([key, item]) => [key, strip(item, depth + 1)]));
  };
  return Object.fromEntries(
    Object.entries(payload).map(([key, item]) => [key, hidden(key) ? null : strip(item, 0)]),
  );
}
