import type { Child, Exit } from "./child";

const firstDelayMs = 1000;
const longestDelayMs = 30_000;
/** A run of this length was a good one: the next failure is a new story. */
const goodRunMs = 60_000;

export type Watch = (child: Child, onDeath: (exit: Exit) => void) => void;

/** Starts a process again whenever it dies: people can read what the archive holds while it is away. */
export function keepRunning(start: () => Child, watch: Watch, delayMs = firstDelayMs): Child {
  const startedAt = Date.now();
  const child = start();
  watch(child, ({ code, signal }) => {
    const wait = Date.now() - startedAt > goodRunMs ? firstDelayMs : delayMs;
    const why = signal ?? `exit ${code}`;
    console.error(`The ${child.name} ended unexpectedly (${why}); it starts again in ${wait / 1000} s.`);
    setTimeout(() => keepRunning(start, watch, Math.min(wait * 2, longestDelayMs)), wait);
  });
  return child;
}
