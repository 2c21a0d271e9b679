import "server-only";
import type { ContentOf, MessageTable } from "@/lib/domain/message-content";
import { allWords, objects, words } from "../fields";
import { readOption } from "../read-options";
import { isObject, type JsonObject } from "../reading";

type Table = ContentOf<"table">;
type Cell = MessageTable["rows"][number][number];

export function readTable(type: string, payload: JsonObject): Table {
  const rows = objects(payload.elements).map((row) => list(row.Values ?? row.values).map(readCell));
  return table(type, payload, [{ columns: list(payload.columns).map(readColumn), rows }]);
}

/** Each of its elements is a table of its own, whose head is its first line. */
export function readMiniTable(type: string, payload: JsonObject): Table {
  const tables = objects(payload.elements).map(({ primary, additional }) => ({
    columns: list(primary).map(readColumn),
    rows: list(additional).map((row) => list(row).map(readCell)),
  }));
  return table(type, payload, tables);
}

function table(type: string, payload: JsonObject, tables: MessageTable[]): Table {
  return { kind: "table", type, texts: allWords(payload.title, payload.text), options: [], tables };
}

function readColumn(column: unknown): MessageTable["columns"][number] {
  const [label, align] = list(column);
  return { label: isObject(label) ? words(label.title) : words(label), isRight: align === "right" };
}

/** `"Ana"`, `["Ana", "text"]` or `["Open", "button", {…}]`. */
function readCell(cell: unknown): Cell {
  if (isObject(cell)) return { text: words(cell.title, cell.text, cell.value), option: null };
  const [text, , button] = list(cell);
  const label = words(text);
  return { text: label, option: isObject(button) ? readOption(button, label) : null };
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
