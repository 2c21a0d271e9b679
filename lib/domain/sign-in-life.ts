import * as z from "./schema";

const minuteMs = 60_000;

/** How long a sign-in lasts, in milliseconds. */
export const signInLife = {
  /** Without anything a person does; polls of an open page are none of it. */
  idleMs: 30 * minuteMs,
  /** Whatever anybody does. */
  wholeMs: 8 * 60 * minuteMs,
  /** After which the cookie gets another value. */
  rotateMs: 15 * minuteMs,
  /** How long the value before is still taken, from requests that are under way. */
  graceMs: 30_000,
  /** How long before its end the person is warned. */
  warnMs: 3 * minuteMs,
};

/** What is left of a sign-in; in milliseconds, as the browser's clock may be wrong. */
export const signInRestSchema = z.object({ idleMs: z.number(), wholeMs: z.number() });
export type SignInRest = z.infer<typeof signInRestSchema>;
