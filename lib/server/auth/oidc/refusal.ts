import "server-only";
import { AuthorizationResponseError } from "openid-client";
import type { SignInRefusal } from "@/lib/domain/sign-in-refusal";
import { ProviderAway } from "./provider-fetch";

/** What a failed exchange means for the person; what cannot be told apart from an attack is untrusted. */
export function refusalOf(error: unknown): SignInRefusal {
  const causes = causesOf(error);
  if (causes.some((cause) => cause instanceof ProviderAway)) return "away";
  const answer = causes.find((cause) => cause instanceof AuthorizationResponseError);
  if (answer?.error === "access_denied") return "denied";
  if (answer?.error === "temporarily_unavailable" || answer?.error === "server_error") return "away";
  return "untrusted";
}

/** For the log: what each layer says, and none of what it holds, as that may be a token. */
export function whyOf(error: unknown): string {
  return causesOf(error)
    .map(({ message }) => message)
    .join(": ");
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = error; cause instanceof Error && causes.length < 8; cause = cause.cause)
    causes.push(cause);
  return causes;
}
