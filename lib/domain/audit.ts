import * as z from "./schema";

/** Whatever is written down: what was done, and to what kind of thing. */
export const auditActions = [
  "sign-in",
  "sign-in.refuse",
  "sign-out",
  "sign-out.everywhere",
  "session.read",
  "message.read",
  "message.reveal",
  "user.read",
  "sessions.search",
  "sessions.export",
  "session.export",
  "kore.call",
  "person.export",
  "person.erase",
  "share.make",
  "share.open",
  "share.refuse",
  "share.revoke",
  "share.allow",
  "access.request",
  "access.decide",
  "account.make",
  "account.change",
  "account.disable",
  "grants.change",
  "token.make",
  "token.revoke",
  "bot.add",
  "bot.change",
  "bot.remove",
  "history.change",
  "history.repair",
  "key.change",
  "audit.read",
  "audit.export",
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

export const auditEntrySchema = z.object({
  /** Counts from 1 without a gap. */
  place: z.number(),
  at: z.string(),
  /** Of a later version too, so no closed set. */
  action: z.string(),
  account: z.nullable(z.object({ id: z.string(), name: z.string() })),
  botId: z.nullable(z.string()),
  target: z.nullable(z.string()),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

export const auditPageSchema = z.object({
  entries: z.array(auditEntrySchema),
  /** Where the next page goes on, null at the end. */
  nextBefore: z.nullable(z.number()),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

/** What is looked for in the audit; an empty text is no condition. */
export type AuditFilters = {
  bot: string;
  /** An action, or the part of it before the dot with all of its kind. */
  action: string;
  /** In the name of who did it and in what it was done to; whole user ids are found by their mark. */
  words: string;
  /** Days of the viewer's zone, as `2026-03-12`, both in it. */
  from: string;
  to: string;
};

export const auditFilterNames = [
  "bot",
  "action",
  "words",
  "from",
  "to",
] as const satisfies (keyof AuditFilters)[];

/** What actions are about; the words before their dots. */
export const auditKinds = [
  "sign-in",
  "sign-out",
  "session",
  "sessions",
  "message",
  "user",
  "share",
  "person",
  "access",
  "account",
  "grants",
  "token",
  "bot",
  "history",
  "kore",
  "key",
  "audit",
] as const;

export function isAuditAction(action: string): action is AuditAction {
  return auditActions.some((known) => known === action);
}
