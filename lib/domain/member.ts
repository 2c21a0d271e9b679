import { newPasswordSchema, personNameSchema } from "./account";
import * as z from "./schema";
import { roleSchema } from "./viewer";

/** Every bot, those configured later too. */
export const everyBotId = "*";

export const grantSchema = z.object({
  botId: z.string().check(z.minLength(1), z.maxLength(200)),
  role: roleSchema,
});
export type Grant = z.infer<typeof grantSchema>;
const grantsSchema = z.array(grantSchema).check(z.maxLength(200));

/** How somebody gets in: `none` has chosen no password yet, `provider` signs in at the identity provider. */
export const memberWays = ["password", "none", "provider"] as const;

export const memberSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.nullable(z.string()),
  way: z.enum(memberWays),
  grants: grantsSchema,
  createdAt: z.string(),
  disabledAt: z.nullable(z.string()),
  /** Of those that are live: in how many browsers, and when somebody was last there. */
  signIns: z.number(),
  lastSeenAt: z.nullable(z.string()),
});
export type Member = z.infer<typeof memberSchema>;

export const membersSchema = z.object({
  members: z.array(memberSchema),
  /** There are more; words find them. */
  hasMore: z.boolean(),
});

export const invitationFormSchema = z.object({ name: personNameSchema, grants: grantsSchema });
export type InvitationForm = z.infer<typeof invitationFormSchema>;

/** `address` is shown once and works once. */
export const invitationSchema = z.object({ member: memberSchema, address: z.string() });

export const memberChangeSchema = z.object({
  grants: z.optional(grantsSchema),
  isDisabled: z.optional(z.boolean()),
});
export type MemberChange = z.infer<typeof memberChangeSchema>;

export const passwordFormSchema = z.object({
  token: z.string().check(z.maxLength(100)),
  password: newPasswordSchema,
});
