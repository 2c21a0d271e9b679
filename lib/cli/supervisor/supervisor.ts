import type { Child, Exit } from "./child";

/** A terminal and npm both pass one Ctrl-C on; only a later one is a second one. */
const sameKeyMs = 500;

export type Ending = {
  /** How long it may take to end when asked. */
  graceMs: number;
  /** What others need ends after them; those of one stage end at the same time. */
  stage: "first" | "last";
};

/** Holds the processes of a running Backscroll, and ends those that others need last. */
export class Supervisor {
  readonly #endings = new Map<Child, Ending>();
  #stoppedAt: number | null = null;

  get isStopping(): boolean {
    return this.#stoppedAt !== null;
  }

  /** Process ids by name. */
  processes(): Record<string, number> {
    return Object.fromEntries([...this.#endings.keys()].map(({ name, process }) => [name, process.pid ?? 0]));
  }

  /** `onDeath` is called when the process ends without our asking. */
  watch(child: Child, ending: Ending, onDeath: (exit: Exit) => void): void {
    this.#endings.set(child, ending);
    void child.exited.then((exit) => {
      this.#endings.delete(child);
      child.kill();
      if (!this.isStopping) onDeath(exit);
    });
    if (this.isStopping) child.kill();
  }

  /** Ends everything, then this process. Asked again a moment later, it waits for nothing. */
  async stop(exitCode: number): Promise<void> {
    if (this.#stoppedAt !== null) {
      if (Date.now() - this.#stoppedAt > sameKeyMs) this.#kill();
      return;
    }
    this.#stoppedAt = Date.now();
    const children = [...this.#endings];
    for (const stage of ["first", "last"]) {
      const ending = children.filter(([, one]) => one.stage === stage);
      await Promise.all(ending.map(([child, { graceMs }]) => child.stop(graceMs)));
    }
    process.exit(exitCode);
  }

  #kill(): void {
    for (const child of this.#endings.keys()) child.kill();
    process.exit(130);
  }
}
