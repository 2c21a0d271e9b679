import type { Child, Exit } from "./child";

/** A terminal and npm both pass one Ctrl-C on; only a later one is a second one. */
const sameKeyMs = 500;

/** Holds the processes of a running Backscroll and ends them in the opposite order of their start. */
export class Supervisor {
  readonly #graces = new Map<Child, number>();
  #stoppedAt: number | null = null;

  get isStopping(): boolean {
    return this.#stoppedAt !== null;
  }

  /** Process ids by name. */
  processes(): Record<string, number> {
    return Object.fromEntries([...this.#graces.keys()].map(({ name, process }) => [name, process.pid ?? 0]));
  }

  /** `onDeath` is called when the process ends without our asking. `graceMs`: how long it may take to end when asked. */
  watch(child: Child, graceMs: number, onDeath: (exit: Exit) => void): void {
    this.#graces.set(child, graceMs);
    void child.exited.then((exit) => {
      this.#graces.delete(child);
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
    for (const [child, graceMs] of [...this.#graces].reverse()) await child.stop(graceMs);
    process.exit(exitCode);
  }

  #kill(): void {
    for (const child of this.#graces.keys()) child.kill();
    process.exit(130);
  }
}
