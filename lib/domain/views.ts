import * as z from "./schema";

const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(80));

export const viewFormSchema = z.object({
  botId: z.string(),
  name: nameSchema,
  description: z.string().check(z.trim(), z.maxLength(300)),
  /** The address of the list, without the bot. */
  words: z.string().check(z.maxLength(8_000)),
  columns: z.array(z.string()).check(z.maxLength(50)),
  isShared: z.boolean(),
});
export type ViewForm = z.infer<typeof viewFormSchema>;

export const viewMarkSchema = z.object({
  botId: z.string(),
  isStarred: z.boolean(),
  /** What the list opens with; one view of a bot at most. */
  isDefault: z.boolean(),
});
export type ViewMark = z.infer<typeof viewMarkSchema>;

export const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  words: z.string(),
  columns: z.array(z.string()),
  isShared: z.boolean(),
  /** Whose it is, and whether the viewer may take it away. */
  owner: z.string(),
  isOwn: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

export const viewListSchema = z.object({
  views: z.array(savedViewSchema),
  /** Of views by their ids, prebuilt ones too. */
  starred: z.array(z.string()),
  defaultId: z.nullable(z.string()),
});
export type ViewList = z.infer<typeof viewListSchema>;

/** What there is before anybody has made one; names and explanations are in the catalogue. */
export const prebuiltViews = [
  { id: "today", words: "range=today" },
  { id: "handed-over", words: "handled-by=agent" },
  { id: "quick-drop-offs", words: "outcome=drop-off&duration=<30s" },
  { id: "long", words: "messages=>=21&sort=-messages" },
  { id: "repeat-users", words: "range=30d&sort=user" },
  { id: "no-answer", words: "failures=>=1" },
] as const;
