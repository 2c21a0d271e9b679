import type { Message } from "./message";
import { type ResponseCount, responseQuantile } from "./response-buckets";
import * as z from "./schema";

/**
 * What comes later is no answer: a bot closes a session by itself after five minutes at the least, and its closing
 * words then stand where an answer would (kore-contract 8).
 */
export const longestResponseMs = 240_000;

/** How long a task's answers usually take, of those in the archive around the time of the session. */
export const usualResponseSchema = z.object({
  /** Empty for answers outside of any task. */
  taskName: z.string(),
  medianMs: z.number(),
  /** Slower than this is clearly slower than usual. */
  slowMs: z.number(),
  answers: z.number(),
});
export type UsualResponse = z.infer<typeof usualResponseSchema>;

export type ResponseTime = {
  responseMs: number;
  /** Of its task; null where too few answers of it are known. */
  usualMs: number | null;
  isSlow: boolean;
};

/** By message id: how long the user waited for a bot's message that directly follows theirs. */
export function responseTimes(messages: Message[], usual: UsualResponse[]): Map<string, ResponseTime> {
  const usualOf = new Map(usual.map((one) => [one.taskName, one]));
  const times = new Map<string, ResponseTime>();
  let asked: Message | null = null;
  for (const message of messages) {
    const { kind } = message.speaker;
    if (kind === "system") continue;
    const responseMs = asked ? Date.parse(message.at) - Date.parse(asked.at) : longestResponseMs;
    if (kind === "bot" && responseMs < longestResponseMs) {
      const known = usualOf.get(taskKey(message.taskName));
      const isSlow = known !== undefined && responseMs > known.slowMs;
      times.set(message.id, { responseMs, usualMs: known?.medianMs ?? null, isSlow });
    }
    asked = kind === "user" ? message : null;
  }
  return times;
}

const fewestAnswers = 20;
const leastSlowMs = 1_000;

/** Null when so few answers say nothing of what is usual. */
export function usualResponse(taskName: string, counts: ResponseCount[]): UsualResponse | null {
  const answers = counts.reduce((sum, { count }) => sum + count, 0);
  const medianMs = responseQuantile(counts, 0.5);
  const most = responseQuantile(counts, 0.95);
  if (answers < fewestAnswers || medianMs === null || most === null) return null;
  return { taskName, medianMs, slowMs: Math.max(most, medianMs * 2, medianMs + leastSlowMs), answers };
}

export const longestTaskKey = 200;

/** The name by which a task's answers are counted. */
export function taskKey(taskName: string | null): string {
  return [...(taskName ?? "")].slice(0, longestTaskKey).join("");
}
