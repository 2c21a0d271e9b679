import "server-only";
import type { NationalId } from "./national-ids";

/** What can be found in a text. Names and postal addresses cannot be told from other words by rule, and are not here. */
export type PersonalType =
  | "email"
  | "phone"
  | "card"
  | "iban"
  | "ip"
  | "jwt"
  | "secret"
  | "pin"
  | "caller"
  | NationalId;

/** A half-open range of UTF-16 positions; `value` is the same however it was written, so that one person has one. */
export type Finding = { type: PersonalType; from: number; to: number; value: string };
