import * as z from "./schema";
import { instantSchema } from "./session";

export const accessRequestFormSchema = z.object({
  botId: z.string().check(z.minLength(1), z.maxLength(200)),
});

export const accessRequestSchema = z.object({
  accountId: z.string(),
  name: z.string(),
  botId: z.string(),
  requestedAt: instantSchema,
});
export type AccessRequest = z.infer<typeof accessRequestSchema>;

export const accessRequestListSchema = z.object({ requests: z.array(accessRequestSchema) });

export const accessDecisionSchema = z.object({
  accountId: z.string(),
  botId: z.string(),
  isGranted: z.boolean(),
});
export type AccessDecision = z.infer<typeof accessDecisionSchema>;
