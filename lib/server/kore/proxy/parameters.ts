import "server-only";
import * as z from "zod";
import { parseJson } from "../http/read-reply";

export const proxyEndpoints = ["getSessions", "getMessages", "getMessagesV2", "messages-lite"] as const;
export type ProxyEndpoint = (typeof proxyEndpoints)[number];
export type ProxyMethod = "GET" | "POST";

const mostItems = 50;

const text = z.string().max(500);
/** Kore's samples write numbers and booleans as strings too. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((value) => value === "true")]);
const whole = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);
const count = whole.pipe(z.number().min(0));
/** In an address: repeated, with commas, or as JSON. */
const list = z.union([
  z.array(text).max(mostItems),
  z
    .string()
    .max(4_000)
    .transform((value) => (value.startsWith("[") ? parseJson(value) : value.split(",")))
    .pipe(z.array(text).max(mostItems)),
]);
const scalar = z.union([text, z.number(), z.boolean()]);
const tagClauses = z.strictObject({
  and: z
    .array(z.strictObject({ name: text, values: z.array(scalar).max(mostItems), type: text.optional() }))
    .max(mostItems),
});
const tags = z.union([tagClauses, z.string().max(10_000).transform(parseJson).pipe(tagClauses)]);

const page = { userId: text, skip: count, offset: count, limit: count, dateFrom: text, dateTo: text };
const sessionsQuery = { containmentType: text, callId: text };
const sessionsBody = { ...page, tags, sessionType: text, sessionId: list, includeMeta: flag };
const messages = {
  ...page,
  channelType: text,
  ivrInstID: text,
  getAgentsInfo: flag,
  includeLatency: flag,
  callId: text,
  sessionId: list,
  tags,
};
const messagesPost = { ...messages, includeTraceId: flag, forward: flag, msgId: text, direction: whole };
const lite = { ...page, channelType: text, sessionId: text, type: list, isDeveloper: flag, channelUId: text };

/** What each endpoint takes (kore-contract 1.1, 1.4, 1.5); `POST` is of its body and, as samples show, its query. */
const shapes: Record<ProxyEndpoint, Record<ProxyMethod, z.ZodRawShape>> = {
  getSessions: { GET: { ...sessionsQuery, ...sessionsBody }, POST: { ...sessionsQuery, ...sessionsBody } },
  getMessages: { GET: messages, POST: messagesPost },
  getMessagesV2: { GET: { ...messages, includeSecureForm: flag }, POST: messagesPost },
  "messages-lite": { GET: lite, POST: lite },
};

/** Parameters as JSON has them; every name is optional, and none but these is taken. */
export function parametersSchema(endpoint: ProxyEndpoint, method: ProxyMethod) {
  return z.strictObject(shapes[endpoint][method]).partial();
}
