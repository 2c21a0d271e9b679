import * as z from "./schema";
import { roleSchema } from "./viewer";

export const passwordLength = { least: 12, most: 200 };

export const personNameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

export const newPasswordSchema = z
  .string()
  .check(z.minLength(passwordLength.least), z.maxLength(passwordLength.most));

/** Any password may be tried; only a new one has to be long. */
export const signInFormSchema = z.object({
  name: personNameSchema,
  password: z.string().check(z.maxLength(passwordLength.most)),
  /** Of an authenticator app, or one for when the device is lost. */
  code: z.optional(z.string().check(z.maxLength(100))),
});

export const setupFormSchema = z.object({
  token: z.string().check(z.maxLength(100)),
  name: personNameSchema,
  password: newPasswordSchema,
});

export const demoFormSchema = z.object({ role: roleSchema });

export const passwordChangeSchema = z.object({
  current: z.string().check(z.maxLength(passwordLength.most)),
  password: newPasswordSchema,
});

export const factorOfferSchema = z.object({ secret: z.string(), uri: z.string(), sealed: z.string() });
export type FactorOffer = z.infer<typeof factorOfferSchema>;
export const factorFormSchema = z.object({
  sealed: z.string().check(z.maxLength(200)),
  code: z.string().check(z.maxLength(100)),
});
/** For when the device is lost; shown once. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });
export const passwordOnlySchema = z.object({ password: z.string().check(z.maxLength(passwordLength.most)) });
