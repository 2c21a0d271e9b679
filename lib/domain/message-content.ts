import * as z from "./schema";

/** A choice the message offered: a button, quick reply or list row action. */
export const optionSchema = z.object({
  label: z.string(),
  payload: z.nullable(z.string()),
  url: z.nullable(z.string()),
  /** What is said about the choice beside its name. */
  detail: z.nullable(z.string()),
});
export type MessageOption = z.infer<typeof optionSchema>;

/** A picture or file that is named and never loaded by itself: opening its address may be allowed only once. */
export const mediaSchema = z.object({ type: z.string(), name: z.string(), url: z.nullable(z.string()) });
export type Media = z.infer<typeof mediaSchema>;

export const factSchema = z.object({ name: z.string(), value: z.string() });
export type Fact = z.infer<typeof factSchema>;

/** A row of a list or a card: `value` stands at its end, `action` is what pressing the whole of it does. */
export const itemSchema = z.object({
  title: z.string(),
  subtitle: z.string(),
  value: z.string(),
  texts: z.array(z.string()),
  facts: z.array(factSchema),
  media: z.nullable(mediaSchema),
  action: z.nullable(optionSchema),
  options: z.array(optionSchema),
});
export type MessageItem = z.infer<typeof itemSchema>;

const cellSchema = z.object({ text: z.string(), option: z.nullable(optionSchema) });
const tableSchema = z.object({
  columns: z.array(z.object({ label: z.string(), isRight: z.boolean() })),
  rows: z.array(z.array(cellSchema)),
});
export type MessageTable = z.infer<typeof tableSchema>;

const fieldSchema = z.object({
  label: z.string(),
  hint: z.string(),
  value: z.string(),
  /** Never told, whatever the record holds: the value is empty. */
  isSecret: z.boolean(),
});
export type FormField = z.infer<typeof fieldSchema>;

export const notes = [
  "blank",
  "call-ended",
  "caller-silent",
  "closing",
  "event",
  "form-submitted",
  "keypad",
  "session-started",
] as const;

export const voiceActs = ["play", "pause", "hangup", "transfer", "other"] as const;

/** `type` is the template or component type as Kore names it; every text is what the reader of the message saw. */
const shown = { type: z.string(), texts: z.array(z.string()), options: z.array(optionSchema) };

export const contentSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), text: z.string() }),
  /** Not said by anyone: shown as a quiet line. `text` is what the record held, if anything. */
  z.object({ kind: z.literal("note"), note: z.enum(notes), text: z.string() }),
  /** What nobody has described: `texts` in reading order. */
  z.object({ kind: z.literal("structured"), ...shown }),
  z.object({
    kind: z.literal("choices"),
    ...shown,
    look: z.enum(["buttons", "radio", "checks", "menu"]),
    groups: z.array(z.object({ title: z.string(), options: z.array(optionSchema) })),
  }),
  z.object({
    kind: z.literal("rating"),
    ...shown,
    view: z.enum(["stars", "faces", "numbers", "thumbs"]),
    thanks: z.string(),
  }),
  z.object({
    kind: z.literal("list"),
    ...shown,
    look: z.enum(["rows", "cards", "carousel"]),
    groups: z.array(z.object({ title: z.string(), text: z.string(), items: z.array(itemSchema) })),
  }),
  z.object({ kind: z.literal("table"), ...shown, tables: z.array(tableSchema) }),
  z.object({
    kind: z.literal("chart"),
    ...shown,
    chart: z.enum(["pie", "bar", "line"]),
    isDonut: z.boolean(),
    isHorizontal: z.boolean(),
    isStacked: z.boolean(),
    /** Names of the categories' column and of the values', where the bot gave them. */
    headers: z.array(z.string()),
    categories: z.array(z.string()),
    /** A value that is no number is null; `labels` are what the bot wrote for the values. */
    series: z.array(
      z.object({
        title: z.string(),
        values: z.array(z.nullable(z.number())),
        labels: z.array(z.string()),
      }),
    ),
  }),
  /** Of a linked form only the name is known: its address has run out. */
  z.object({ kind: z.literal("form"), ...shown, isLinked: z.boolean(), fields: z.array(fieldSchema) }),
  z.object({
    kind: z.literal("answer"),
    ...shown,
    parts: z.array(
      z.object({
        title: z.string(),
        fragments: z.array(z.object({ text: z.string(), sources: z.array(z.number()) })),
      }),
    ),
    /** Fragments point to these by index. */
    sources: z.array(z.object({ title: z.string(), url: z.nullable(z.string()) })),
    results: z.array(z.object({ title: z.string(), text: z.string(), url: z.nullable(z.string()) })),
  }),
  z.object({ kind: z.literal("media"), ...shown, media: mediaSchema }),
  z.object({ kind: z.literal("record"), ...shown, facts: z.array(factSchema) }),
  z.object({ kind: z.literal("email"), ...shown, facts: z.array(factSchema), files: z.array(mediaSchema) }),
  z.object({ kind: z.literal("error"), ...shown }),
  z.object({
    kind: z.literal("voice"),
    ...shown,
    acts: z.array(z.object({ act: z.enum(voiceActs), text: z.string() })),
  }),
]);
export type MessageContent = z.infer<typeof contentSchema>;
export type ContentOf<Kind extends MessageContent["kind"]> = Extract<MessageContent, { kind: Kind }>;
export type Note = ContentOf<"note">["note"];
