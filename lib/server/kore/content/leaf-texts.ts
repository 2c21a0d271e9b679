import "server-only";
import { words } from "./fields";
import { isOption, isOptionList } from "./read-options";
import { isObject, type JsonObject } from "./reading";

const deepest = 40;
const leading = ["heading", "sectionHeader", "title", "text", "label", "name", "description", "subtitle"];
/** Settings of the drawing and addresses, not words of the message. */
const settings = new RegExp(
  [
    "^(type|template_type|payload|url|uri|link|src|image|icon|logo|avatar|style|styles|id|layout|view|variation",
    "|direction|format|delimiter|inline|align|alignment|colSize|weight|size|spacing|limit|displayLimit|pinLength",
    "|piiReductionChar|speech_hint|utterance|listViewType|table_design|source|score|verb|version|wrap|radius|lang",
    "|carousel_type|pie_type|sliderView|stacked|cardtype|isCollapsed|Auto_adjust_X_axis|showmore|seeMore|moreCount",
    "|formData|content_type|image_type|snippet_type|renderType|postback|\\$schema|iv|ire|cek)$",
    "|colou?r|styles?$|border|background",
    "|_(url|src|id|type)$|[a-z](Type|Url|Uri|Link|Src|Image|Icon|Ids?|Expiry)$",
  ].join(""),
  "i",
);
const numbers = /^(values?|displayValues?|lat|lng|lon|latitude|longitude|amount|price|count|total)$/i;
const cellWords = /^(left|right|center|text|button|url|image)$/;
// A value under a name nobody foresaw that is an address or a colour is no word either.
const machine =
  /^(https?:\/\/\S+|data:\S*|#[0-9a-f]{3,8}|rgba?\([\d\s,.%]+\)|-?\d+(\.\d+)?(px|r?em|vw|vh))$/i;

/**
 * Every text of a payload that people would read, in reading order and each once. Shapes differ from version to
 * version, and a template nobody knows must still be readable.
 */
export function leafTexts(payload: unknown): string[] {
  const found = new Set<string>();
  walk(payload, "", 0);
  return [...found];

  function walk(value: unknown, key: string, depth: number): void {
    if (depth > deepest) return;
    if (Array.isArray(value)) {
      for (const item of value) {
        // In a table's cells the words after the first say how it is drawn.
        if (typeof item === "string" && cellWords.test(item) && item !== value[0]) continue;
        if (isOptionList(key) && isObject(item)) say(words(item.title, item.label, item.text, item.name));
        else walk(item, key, depth + 1);
      }
    } else if (isObject(value)) walkObject(value, depth);
    else if (typeof value === "string" ? !settings.test(key) && !isMachine(value, key) : numbers.test(key)) {
      say(words(value));
    }
  }

  function walkObject(value: JsonObject, depth: number): void {
    if (isOption(value)) {
      say(words(value.title));
      return;
    }
    const keys = Object.keys(value);
    const first = leading.filter((key) => keys.includes(key));
    const last = keys.filter((name) => !first.includes(name));
    for (const key of [...first, ...last]) {
      const isDisplayed = key.toLowerCase() === "value" && "displayValue" in value;
      const areDisplayed = key.toLowerCase() === "values" && "displayValues" in value;
      if (!isDisplayed && !areDisplayed && !(settings.test(key) && !isObject(value[key])))
        walk(value[key], key, depth + 1);
    }
  }

  function say(text: string): void {
    if (text) found.add(text);
  }
}

function isMachine(text: string, key: string): boolean {
  return machine.test(text.trim()) && !leading.includes(key);
}
