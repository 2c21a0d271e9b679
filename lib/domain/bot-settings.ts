import { doctorReportSchema } from "./doctor";
import * as z from "./schema";
import type { Bot } from "./viewer";

/** What an admin may know of a bot's settings; nothing in it is secret. */
export type BotSettings = Bot & {
  /** Origin of the Kore platform. */
  host: string;
  kind: "bot" | "admin";
  algorithm: string;
  inactivityTimeoutMs: number;
  /** Where it is set: those of the archive are changed on the settings page. */
  origin: "settings" | "sandbox" | "archive";
  /** The stored secret cannot be opened: what is archived is shown, and nothing new comes. */
  isSecretLost: boolean;
  /** One of the same id is stored too, and not used. */
  isAlsoStored: boolean;
};

export const longestInactivityMinutes = 10_080;

const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const botIdSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));
const secretSchema = z.string().check(z.minLength(1), z.maxLength(500));
const ways = {
  host: shortText,
  clientId: shortText,
  kind: z.enum(["bot", "admin"]),
  algorithm: z.enum(["HS256", "HS512"]),
};
const password = z.optional(z.string().check(z.maxLength(200)));
const minutes = z.number().check(z.minimum(1), z.maximum(longestInactivityMinutes));

/** What a connection is tried with. Without client id and secret those of the stored bot are, at its own host. */
export const connectionFormSchema = z.object({
  ...ways,
  id: botIdSchema,
  clientId: z.optional(shortText),
  clientSecret: z.optional(secretSchema),
});
export type ConnectionForm = z.infer<typeof connectionFormSchema>;

export const botFormSchema = z.object({
  ...ways,
  id: botIdSchema,
  name: shortText,
  clientSecret: secretSchema,
  inactivityTimeoutMinutes: minutes,
  /** The admin's own, unless an identity provider lets them in. */
  password,
  /** What the sandbox generated leaves the archive. */
  erasesSandbox: z.optional(z.boolean()),
});
export type BotForm = z.infer<typeof botFormSchema>;

/** `setupToken` opens the page that makes the first admin, when the bot was connected from the sandbox. */
export const connectedSchema = z.object({ botId: z.string(), setupToken: z.nullable(z.string()) });

/** What is left out stays as it is. Another host needs the secret again. */
export const botChangeSchema = z.object({
  name: z.optional(shortText),
  host: z.optional(shortText),
  clientId: z.optional(shortText),
  clientSecret: z.optional(secretSchema),
  kind: z.optional(ways.kind),
  algorithm: z.optional(ways.algorithm),
  inactivityTimeoutMinutes: z.optional(minutes),
  password,
});
export type BotChange = z.infer<typeof botChangeSchema>;

/** Not saved when a new way to Kore was tried and does not work: the old one goes on. */
export const botChangedSchema = z.object({ isSaved: z.boolean(), report: z.nullable(doctorReportSchema) });

export const botRemovalSchema = z.object({ erases: z.boolean(), password });
export type BotRemoval = z.infer<typeof botRemovalSchema>;

export const botCountsSchema = z.object({ sessions: z.number(), messages: z.number() });

/** How an admin shows that it is them before credentials change: by the password, or by having signed in just now. */
export type Confirmation = "password" | "sign-in" | "none";
