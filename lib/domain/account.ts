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
