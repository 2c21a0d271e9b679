import type { MessageContent, MessageItem, MessageOption } from "./message-content";

/** Everything of a content that people read, in reading order. */
export function contentTexts(content: MessageContent): string[] {
  return textsOf(content)
    .map((text) => text.trim())
    .filter((text) => text !== "");
}

/** Every choice a content offers, in reading order. */
export function contentOptions(content: MessageContent): MessageOption[] {
  switch (content.kind) {
    case "text":
    case "note":
      return [];
    case "choices":
      return [...content.groups.flatMap(({ options }) => options), ...content.options];
    case "list":
      return [...content.groups.flatMap(({ items }) => items.flatMap(itemOptions)), ...content.options];
    case "table": {
      const cells = content.tables.flatMap(({ rows }) => rows.flat());
      return [...cells.flatMap(({ option }) => option ?? []), ...content.options];
    }
    default:
      return content.options;
  }
}

/** Buttons first: of a row and the button in it that send the same, the button is what was pressed. */
function itemOptions({ options, action }: MessageItem): MessageOption[] {
  return action ? [...options, action] : options;
}

function textsOf(content: MessageContent): string[] {
  switch (content.kind) {
    case "text":
    case "note":
      return [content.text];
    case "choices":
      return [
        ...content.texts,
        ...content.groups.flatMap(({ title, options }) => [title, ...optionTexts(options)]),
        ...optionTexts(content.options),
      ];
    case "rating":
      return [...content.texts, ...optionTexts(content.options), content.thanks];
    case "list":
      return [
        ...content.texts,
        ...content.groups.flatMap(({ title, text, items }) => [title, text, ...items.flatMap(itemTexts)]),
        ...optionTexts(content.options),
      ];
    case "table":
      return [
        ...content.texts,
        ...content.tables.flatMap(({ columns, rows }) => [
          columns.map(({ label }) => label).join(" | "),
          ...rows.map((row) => row.map(({ text }) => text).join(" | ")),
        ]),
        ...optionTexts(content.options),
      ];
    case "chart":
      return [
        ...content.texts,
        ...content.headers,
        ...content.series.flatMap(({ title, labels }) => [
          title,
          ...labels.map((label, index) => `${content.categories[index] ?? ""} ${label}`),
        ]),
      ];
    case "form":
      return [
        ...content.texts,
        ...content.fields.flatMap(({ label, hint, value, isSecret }) => [label, hint, isSecret ? "" : value]),
        ...optionTexts(content.options),
      ];
    case "answer":
      return [
        ...content.texts,
        ...content.parts.flatMap(({ title, fragments }) => [title, ...fragments.map(({ text }) => text)]),
        ...content.sources.map(({ title }) => title),
        ...content.results.flatMap(({ title, text }) => [title, text]),
      ];
    case "media":
      return [...content.texts, content.media.name];
    case "record":
      return [...content.texts, ...factTexts(content.facts), ...optionTexts(content.options)];
    case "email":
      return [...factTexts(content.facts), ...content.texts, ...content.files.map(({ name }) => name)];
    case "voice":
      return [...content.texts, ...content.acts.map(({ text }) => text)];
    default:
      return [...content.texts, ...optionTexts(content.options)];
  }
}

function itemTexts({ title, subtitle, value, texts, facts, media, action, options }: MessageItem): string[] {
  return [
    title,
    subtitle,
    value,
    ...texts,
    ...factTexts(facts),
    media?.name ?? "",
    ...optionTexts(action && action.label !== title ? [...options, action] : options),
  ];
}

function factTexts(facts: { name: string; value: string }[]): string[] {
  return facts.map(({ name, value }) => (name ? `${name}: ${value}` : value));
}

function optionTexts(options: MessageOption[]): string[] {
  return options.flatMap(({ label, detail }) => [label, detail ?? ""]);
}
