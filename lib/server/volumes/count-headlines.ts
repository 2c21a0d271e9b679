import "server-only";
import type { Viewer } from "@/lib/domain/viewer";
import type { Headline, Headlines } from "@/lib/domain/volumes/headline";
import { archive } from "../archive/database";
import { countMessageSeries, countSessionSeries } from "../archive/volumes/count-series";
import { countUsers, measureDurations } from "../archive/volumes/measure-sessions";
import { measureResponses } from "../archive/volumes/read-answers";
import { printBuckets, readStretch, type Stretch } from "./read-stretch";

/** The numbers of the range and of the span of equal length before, and those of each of the range's buckets. */
export async function countHeadlines(viewer: Viewer, search: URLSearchParams): Promise<Headlines> {
  const { zone, unit, current, before } = await readStretch(viewer, search);
  const past = before?.();
  const now = await measure(current);
  const then = past ? (await measure(asOne(past))).whole : null;
  const sparks = { bucket: unit, buckets: printBuckets(current.buckets), points: now.points };
  return {
    zone,
    from: current.from,
    to: current.to,
    current: now.whole,
    before: past && then ? { from: past.from, to: past.to, ...then } : null,
    sparks,
  };
}

/** Without a line to draw, nothing has to be parted. */
function asOne(stretch: Stretch): Stretch {
  const [first, last] = [stretch.buckets[0], stretch.buckets.at(-1)];
  return first && last ? { ...stretch, buckets: [{ from: first.from, to: last.to }] } : stretch;
}

async function measure({ question, buckets }: Stretch): Promise<{ whole: Headline; points: Headline[] }> {
  const whole = emptyHeadline();
  const points = buckets.map(emptyHeadline);
  if (buckets.length === 0) return { whole, points };
  const [outcomes, messages, users, durations, responses] = await Promise.all([
    countSessionSeries(archive(), question, buckets, "outcome"),
    countMessageSeries(archive(), question, buckets, "channel"),
    countUsers(archive(), question, buckets),
    measureDurations(archive(), question, buckets),
    measureResponses(archive(), question, buckets),
  ]);
  const at = (place: number) => (place < 0 ? whole : points[place]) ?? emptyHeadline();
  for (const { at: place, key, count } of outcomes) {
    for (const headline of [whole, at(place)]) addOutcome(headline, key, count);
  }
  for (const { at: place, count } of messages) {
    for (const headline of [whole, at(place)]) headline.messages += count;
  }
  for (const { at: place, count } of users) at(place).users = count;
  for (const { at: place, count, medianMs } of durations) {
    at(place).timedSessions = count;
    at(place).medianDurationSeconds = medianMs === null ? null : medianMs / 1_000;
  }
  for (const { at: place, count, medianMs } of responses) {
    at(place).answers = count;
    at(place).medianResponseMs = medianMs;
  }
  return { whole, points };
}

function addOutcome(headline: Headline, outcome: string, count: number): void {
  headline.sessions += count;
  if (outcome === "self-service") headline.selfService += count;
  else if (outcome === "drop-off") headline.dropOff += count;
  else if (outcome === "agent") headline.handedOver += count;
  else return;
  headline.knownOutcomes += count;
}

function emptyHeadline(): Headline {
  return {
    sessions: 0,
    users: 0,
    messages: 0,
    selfService: 0,
    dropOff: 0,
    handedOver: 0,
    knownOutcomes: 0,
    medianDurationSeconds: null,
    timedSessions: 0,
    medianResponseMs: null,
    answers: 0,
  };
}
