import "server-only";
import type { Archive } from "../archive/database";
import { coverWindow, failWindow } from "../archive/finish-window";
import { LeaseLostError, releaseWindow, renewLease, type WindowLease } from "../archive/lease-window";
import type { Kore } from "../kore/http/client";
import { KoreError } from "../kore/http/kore-error";
import { linkAbort } from "../linked-abort";
import { log } from "../log";
import { completeSessions, type IdChecks } from "./complete-sessions";
import { toFailure } from "./failure";
import { fetchLive } from "./fetch-live";
import { fetchSpan, type Progress } from "./fetch-window";

export type BotWork = {
  archive: Archive;
  kore: Kore;
  now: () => number;
  signal: AbortSignal;
  idChecks: IdChecks;
};

const renewMs = 10_000;

/**
 * Fetches a leased window and marks what came of it; gives it back when `signal` aborts. Throws only when the archive
 * cannot be written, LeaseLostError when the window became another's.
 */
export async function runWindow(work: BotWork, lease: WindowLease): Promise<void> {
  const { archive, now, signal } = work;
  const progress: Progress = { pages: 0, sessions: 0, messages: 0, faults: 0, missing: 0 };
  const startedAt = performance.now();
  const told = () => ({
    botId: lease.botId,
    kind: lease.kind,
    from: iso(lease.from),
    to: iso(lease.to),
    ...progress,
    ms: Math.round(performance.now() - startedAt),
  });
  const renewal = keepLease(work, lease);
  try {
    const windowWork = { ...work, lease, progress, signal: renewal.signal };
    let to = lease.to;
    if (lease.kind === "live") to = await fetchLive(windowWork, work.idChecks);
    else await completeSessions(windowWork, await fetchSpan(windowWork, lease), work.idChecks);
    const remark =
      progress.missing > 0 ? `Kore announced ${progress.missing} more records than it gave.` : null;
    // Lists may shift while they are paged; read again in halves, what was jumped over is mostly found.
    if (remark && lease.kind !== "live" && lease.attempts === 0)
      throw new KoreError("malformed", remark, { isTooMuch: true });
    await coverWindow(archive, lease, to, now(), progress.missing);
    if (remark) log().warn(told(), "Kore announced more records than it gave");
    log().debug(told(), "window covered");
    if (progress.faults > 0) log().warn(told(), "some of Kore's records had no id or time and were left out");
  } catch (error) {
    if (error instanceof LeaseLostError) throw error;
    if (renewal.signal.reason instanceof LeaseLostError) throw renewal.signal.reason;
    if (signal.aborted) return await releaseWindow(archive, lease);
    const circumstances = { ...lease, pages: progress.pages, now: now(), random: Math.random() };
    const failure = toFailure(error, circumstances);
    const { code, detail, nextAttemptAt } = failure;
    const next = nextAttemptAt === null ? null : iso(nextAttemptAt);
    const cause = code === "internal" ? { err: error } : {};
    log().warn({ ...told(), code, detail, nextAttemptAt: next, ...cause }, "window failed");
    await failWindow(archive, lease, failure, now());
  } finally {
    renewal.stop();
  }
}

/** Renews the lease while its work waits for Kore; the signal aborts with LeaseLostError when it is another's. */
function keepLease({ archive, now, signal }: BotWork, lease: WindowLease) {
  const work = linkAbort(signal);
  const timer = setInterval(() => {
    renewLease(archive, lease, now()).catch((error: unknown) => {
      // What a broken connection left undone the next write makes up for, or finds the lease lost.
      if (error instanceof LeaseLostError) work.abort(error);
    });
  }, renewMs);
  const stop = () => {
    clearInterval(timer);
    work.unlink();
  };
  return { signal: work.signal, stop };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
