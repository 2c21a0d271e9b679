import * as z from "./schema";
import { roleSchema } from "./viewer";

export const passwordLength = { least: 12, most: 200 };

const nameSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(100));

/** Any password may be tried; only a new one has to be long. */
export const signInFormSchema = z.object({
  name: nameSchema,
  password: z.string().check(z.maxLength(passwordLength.most)),
});

export const setupFormSchema = z.object({
  token: z.string().check(z.maxLength(100)),
  name: nameSchema,
  password: z.string().check(z.minLength(passwordLength.least), z.maxLength(passwordLength.most)),
});

export const demoFormSchema = z.object({ role: roleSchema });
