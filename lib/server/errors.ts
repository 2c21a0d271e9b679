import "server-only";
import type { ProblemCode } from "@/lib/domain/problem";

/** What the product refuses, in words the caller may read. Anything else that is thrown is our fault and stays private. */
export class AppError extends Error {
  override name = "AppError";
  /** When it is worth trying again; null where nobody can say. */
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: ProblemCode,
    message: string,
    options?: { cause?: unknown; retryAfterSeconds?: number },
  ) {
    super(message, options);
    this.retryAfterSeconds = options?.retryAfterSeconds ?? null;
  }
}

export const statusOf: Record<ProblemCode, number> = {
  "bad-request": 400,
  unauthenticated: 401,
  "code-needed": 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  "too-many": 429,
  upstream: 502,
  unavailable: 503,
  internal: 500,
};
