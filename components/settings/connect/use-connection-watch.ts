import { useEffect, useRef, useState } from "react";
import { watchConnection } from "@/lib/client/bots";
import type { ConnectionForm } from "@/lib/domain/bot-settings";
import type { DoctorFinding } from "@/lib/domain/doctor";

type Watched = {
  /** What was tried, as text: another form is another test. */
  tried: string;
  findings: DoctorFinding[];
  isRunning: boolean;
  error: Error | null;
};

/** One test at a time; a new one, or leaving the page, ends it. */
export function useConnectionWatch() {
  const [watched, setWatched] = useState<Watched | null>(null);
  const running = useRef<AbortController>(null);

  // The outside system is the reply that is still coming.
  useEffect(() => () => running.current?.abort(), []);

  async function watch(form: ConnectionForm): Promise<void> {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const tried = JSON.stringify(form);
    const put = (change: (before: Watched) => Watched) =>
      setWatched((before) => (before?.tried === tried && running.current === own ? change(before) : before));
    setWatched({ tried, findings: [], isRunning: true, error: null });
    try {
      const tell = (finding: DoctorFinding) =>
        put((before) => ({ ...before, findings: [...before.findings, finding] }));
      await watchConnection(form, tell, own.signal);
      put((before) => ({ ...before, isRunning: false }));
    } catch (error) {
      if (own.signal.aborted) return;
      if (!(error instanceof Error)) throw error;
      put((before) => ({ ...before, isRunning: false, error }));
    }
  }

  const show = (form: ConnectionForm, findings: DoctorFinding[]) =>
    setWatched({ tried: JSON.stringify(form), findings, isRunning: false, error: null });
  return { watched, watch, show };
}
