import "server-only";
import type { Span } from "@/lib/domain/span";
import type { Viewer } from "@/lib/domain/viewer";
import {
  type Bucket,
  type BucketUnit,
  bucketUnits,
  chooseBucket,
  estimateBuckets,
  spanBefore,
  zoneBuckets,
} from "@/lib/domain/volumes/buckets";
import { archive } from "../archive/database";
import type { SessionQuestion } from "../archive/session-conditions";
import { earliestStart } from "../archive/sessions";
import { AppError } from "../errors";
import { readQuestion } from "../sessions";

const mostBuckets = 5_000;

/** A range with both ends and its buckets. */
export type Stretch = { from: string; to: string; buckets: Span[]; question: SessionQuestion };

/** The words of the sessions page with a range that has both ends: from the first session held, and up to now. */
export async function readStretch(viewer: Viewer, search: URLSearchParams) {
  const { question, zone } = await readQuestion(viewer, search);
  const now = new Date().toISOString();
  const earliest = question.range.from ? null : await earliestStart(archive(), question.botId);
  const from = question.range.from ?? earliest ?? now;
  const span = { from: Date.parse(from), to: Date.parse(question.range.to ?? now) };
  const unit = readChoice(search, "bucket", bucketUnits) ?? chooseBucket(span);
  const current = toStretch(question, span, zone, unit);
  return { zone, unit, current, before: question.range.from === null ? null : stretchBefore };

  function stretchBefore(): Stretch {
    return toStretch(question, spanBefore(span, zone, unit), zone, unit);
  }
}

/** Counts are made of the range alone. */
function toStretch(question: SessionQuestion, span: Span, zone: string, unit: BucketUnit): Stretch {
  if (estimateBuckets(span, unit) > mostBuckets) {
    const longer = bucketUnits.slice(bucketUnits.indexOf(unit) + 1).map((one) => `bucket=${one}`);
    throw new AppError(
      "bad-request",
      `By the ${unit} this range has more than ${mostBuckets} buckets. Choose ${[...longer, "a shorter range"].join(" or ")}.`,
    );
  }
  const range = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
  const buckets = zoneBuckets(span, zone, unit);
  return { ...range, buckets, question: { ...question, range, match: "started" } };
}

/** A parameter that can be one of a few words; null when it is not there. */
export function readChoice<Word extends string>(
  search: URLSearchParams,
  parameter: string,
  words: readonly Word[],
): Word | null {
  const text = search.get(parameter);
  const word = words.find((one) => one === text) ?? null;
  if (text !== null && word === null) {
    throw new AppError("bad-request", `${parameter} must be one of ${words.join(", ")}.`);
  }
  return word;
}

export function printBuckets(buckets: Span[]): Bucket[] {
  return buckets.map(({ from, to }) => ({ from: iso(from), to: iso(to) }));
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
