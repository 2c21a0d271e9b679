import { z } from "zod";
import type { PathStyle } from "./http/route";

/** What Kore's documentation leaves open or contradicts; the defaults are those of kore-contract 9. */
export interface SandboxSwitches {
  aliases: Record<PathStyle, boolean>;
  /** The longest span of a request, both ends included; false lifts the rule. */
  maxSpanDays: number | false;
  /** Whether messages-lite has the rule too. */
  maxSpanOnLite: boolean;
  dateOnlyTo: "endOfDay" | "startOfDay";
  /** Which sessions a window of getSessions selects. */
  sessionFilterField: "start_time" | "overlap";
  /** Which messages a window of getMessages selects. */
  messageFilterField: "createdOn" | "sessionStart";
  order: "newestFirst" | "oldestFirst";
  /** What `skip` counts in getMessages. */
  skipUnit: "messages" | "sessions";
  overLimit: "clamp" | "reject";
  defaultLimits: { getSessions: number; getMessages: number; getMessagesV2: number; "messages-lite": number };
  /** The channel a GET of getMessages means when it names none. */
  defaultChannelOnGet: "rtm" | "all";
  defaultChannelOnPost: "rtm" | "all";
  sessionLang: "array" | "string";
  /** How long after `end_time` the closing message comes, at least; also the bots' inactivity timeout. */
  closingLagMinutes: number;
  /** The claims that may name the client, the first one present counts. */
  clientIdClaims: readonly string[];
  algorithms: readonly ("HS256" | "HS512")[];
  enforceJti: boolean;
  /** Whether getSessions and the message endpoints share one budget. */
  sharedRateLimit: boolean;
  /** Whether a 429 says when to come back. */
  retryAfter: boolean;
  /** Which endpoints answer in gzip, br or deflate when the caller accepts it. */
  compression: "v2" | "all" | "none";
}

export const defaultSwitches: SandboxSwitches = {
  aliases: { bot: true, stream: true, account: true, botsdk: true },
  maxSpanDays: 7,
  maxSpanOnLite: false,
  dateOnlyTo: "endOfDay",
  sessionFilterField: "start_time",
  messageFilterField: "createdOn",
  order: "newestFirst",
  skipUnit: "messages",
  overLimit: "clamp",
  defaultLimits: { getSessions: 100, getMessages: 100, getMessagesV2: 10_000, "messages-lite": 5 },
  defaultChannelOnGet: "rtm",
  defaultChannelOnPost: "all",
  sessionLang: "array",
  closingLagMinutes: 15,
  clientIdClaims: ["appId", "iss", "clientId"],
  algorithms: ["HS256", "HS512"],
  enforceJti: false,
  sharedRateLimit: true,
  retryAfter: false,
  compression: "v2",
};

const flag = z.boolean();
const channelDefault = z.enum(["rtm", "all"]);
const limit = z.number().int().min(1);

const switchesSchema: z.ZodType<Partial<SandboxSwitches>> = z
  .strictObject({
    aliases: z.strictObject({ bot: flag, stream: flag, account: flag, botsdk: flag }),
    maxSpanDays: z.union([z.number().positive(), z.literal(false)]),
    maxSpanOnLite: flag,
    dateOnlyTo: z.enum(["endOfDay", "startOfDay"]),
    sessionFilterField: z.enum(["start_time", "overlap"]),
    messageFilterField: z.enum(["createdOn", "sessionStart"]),
    order: z.enum(["newestFirst", "oldestFirst"]),
    skipUnit: z.enum(["messages", "sessions"]),
    overLimit: z.enum(["clamp", "reject"]),
    defaultLimits: z.strictObject({
      getSessions: limit,
      getMessages: limit,
      getMessagesV2: limit,
      "messages-lite": limit,
    }),
    defaultChannelOnGet: channelDefault,
    defaultChannelOnPost: channelDefault,
    sessionLang: z.enum(["array", "string"]),
    closingLagMinutes: z.number().min(1).max(20_160),
    clientIdClaims: z.array(z.string()),
    algorithms: z.array(z.enum(["HS256", "HS512"])),
    enforceJti: flag,
    sharedRateLimit: flag,
    retryAfter: flag,
    compression: z.enum(["v2", "all", "none"]),
  })
  .partial();

/** Switches from JSON; throws an Error whose sentence names the one that is wrong. */
export function parseSwitches(value: unknown): Partial<SandboxSwitches> {
  const result = switchesSchema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new Error(`Switch ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is wrong"}.`);
}
