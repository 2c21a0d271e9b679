import "server-only";
import type { FailureCode } from "@/lib/domain/coverage";

const detailLength = 200;

/** Kore could not be asked, refused, or answered what cannot be used. Nothing in it is secret. */
export class KoreError extends Error {
  override name = "KoreError";

  constructor(
    readonly code: FailureCode,
    /** What Kore said, made safe to show; null when it said nothing. */
    readonly detail: string | null,
    options?: {
      cause?: unknown;
      /** Epoch milliseconds before which Kore should not be asked again. */
      retryAt?: number;
      /** A shorter stretch of time is likely to fare better. */
      isTooMuch?: boolean;
    },
  ) {
    super(detail ? `${code}: ${detail}` : code, { cause: options?.cause });
    this.retryAt = options?.retryAt ?? null;
    this.isTooMuch = options?.isTooMuch ?? false;
  }

  readonly retryAt: number | null;
  readonly isTooMuch: boolean;
}

/** A vendor's words in one short line, without markup, tokens or any of `secrets`. */
export function safeDetail(text: string, secrets: string[] = []): string | null {
  let safe = text
    .slice(0, 20_000)
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/eyJ[\w-]*(\.[\w-]*)*/g, "[token]");
  for (const secret of secrets) safe = safe.replaceAll(secret, "[secret]");
  safe = safe
    .replace(/[\p{Cc}\p{Surrogate}\s]+/gu, " ")
    .trim()
    .slice(0, detailLength);
  return safe || null;
}
