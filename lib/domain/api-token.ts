import * as z from "./schema";

/** `read` is what pages read, `export` files, `proxy` Kore's own APIs. No token reaches accounts or settings. */
export const tokenScopes = ["read", "export", "proxy"] as const;
export const tokenScopeSchema = z.enum(tokenScopes);
export type TokenScope = z.infer<typeof tokenScopeSchema>;

/** By which people, and tools that look for leaked secrets, know one. */
export const tokenPrefix = "bsk_";
export const tokenDays = { usual: 30, most: 365 };
export const mostTokens = 50;

export const tokenFormSchema = z.object({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
  scopes: z.array(tokenScopeSchema).check(z.minLength(1), z.maxLength(tokenScopes.length)),
  days: z.number().check(z.int(), z.minimum(1), z.maximum(tokenDays.most)),
});
export type TokenForm = z.infer<typeof tokenFormSchema>;

export const apiTokenSchema = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(tokenScopeSchema),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
  expiresAt: z.string(),
});
export type ApiToken = z.infer<typeof apiTokenSchema>;

export const apiTokensSchema = z.object({ tokens: z.array(apiTokenSchema) });
/** `value` is shown once. */
export const madeTokenSchema = z.object({ token: apiTokenSchema, value: z.string() });
