import * as z from "./schema";

/** Why single sign-on let nobody in; the sign-in page has a sentence for each. */
export const signInRefusals = ["away", "stale", "denied", "untrusted", "no-access", "disabled"] as const;
const signInRefusalSchema = z.enum(signInRefusals);
export type SignInRefusal = z.infer<typeof signInRefusalSchema>;

/** From the address of the sign-in page; null for anything else that stands there. */
export function readSignInRefusal(text: unknown): SignInRefusal | null {
  const refusal = signInRefusalSchema.safeParse(text);
  return refusal.success ? refusal.data : null;
}
