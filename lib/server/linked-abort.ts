import "server-only";

export type LinkedAbort = {
  signal: AbortSignal;
  abort(reason: unknown): void;
  /** Lets go of the parent; call it when the work is over. */
  unlink(): void;
};

/**
 * A signal that aborts with its parent, or by itself. Not AbortSignal.any with AbortSignal.timeout, whose result
 * Node 20 may collect as garbage before it fired, so that a deadline never comes.
 */
export function linkAbort(parent: AbortSignal): LinkedAbort {
  const own = new AbortController();
  const follow = () => own.abort(parent.reason);
  if (parent.aborted) follow();
  else parent.addEventListener("abort", follow, { once: true });
  return {
    signal: own.signal,
    abort: (reason) => own.abort(reason),
    unlink: () => parent.removeEventListener("abort", follow),
  };
}

export type Deadline = { signal: AbortSignal; end(): void };

/** Aborts with its parent, and with a TimeoutError after `ms` at the latest; `end` it when the work is over. */
export function linkDeadline(parent: AbortSignal, ms: number): Deadline {
  const { signal, abort, unlink } = linkAbort(parent);
  const timer = setTimeout(() => abort(new DOMException("The deadline has passed.", "TimeoutError")), ms);
  const end = () => {
    clearTimeout(timer);
    unlink();
  };
  return { signal, end };
}
