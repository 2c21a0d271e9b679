/** Why Backscroll cannot start, in a sentence a person can act on. */
export class StartFault extends Error {
  override name = "StartFault";
}

/** The innermost reason: libraries wrap what a person needs to know in what they were doing. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return error.cause ? reasonOf(error.cause) : error.message;
}
