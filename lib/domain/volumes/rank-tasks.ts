import type { TaskVolume } from "./tasks";

const mostRanked = 8;
/** A median of fewer answers, and a share of fewer sessions, is chance. */
const leastAnswers = 10;
const leastSessions = 10;

/** Those whose answers take longest, by their median. */
export function slowestTasks(tasks: TaskVolume[]): TaskVolume[] {
  return tasks
    .filter(({ medianResponseMs, answers }) => medianResponseMs !== null && answers >= leastAnswers)
    .sort((a, b) => (b.medianResponseMs ?? 0) - (a.medianResponseMs ?? 0))
    .slice(0, mostRanked);
}

/** Those in which the largest share of sessions was not understood at some point. */
export function failingTasks(tasks: TaskVolume[]): TaskVolume[] {
  return tasks
    .filter(({ failedSessions, sessions }) => failedSessions > 0 && sessions >= leastSessions)
    .sort((a, b) => b.failedSessions / b.sessions - a.failedSessions / a.sessions)
    .slice(0, mostRanked);
}
