import "server-only";
import { AppError } from "../errors";

/** The one answer to what opens nothing: unknown, expired, revoked, used up, and too many wrong passphrases. */
export function noSuchShare(): AppError {
  return new AppError("not-found", "This link opens nothing.");
}

/** Without an id of the request, so that equal answers are equal to the byte. */
export function printShareProblem({ code, message }: { code: string; message: string }): unknown {
  return { error: { code, message, requestId: "" } };
}
