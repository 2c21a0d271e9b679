"use client";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { ApiProblem } from "@/lib/client/api";
import type { ProblemCode } from "@/lib/domain/problem";
import type { Viewer } from "@/lib/domain/viewer";

type Own = Partial<Record<ProblemCode, string>>;

/** Runs a sign-in; on success leaves for `destination` as a whole new page, which then knows the viewer. */
export function useEntry(destination: string, ownSentences: Own) {
  const t = useTranslations("problems");
  // What is pressed before the page's scripts are there would be lost.
  const isReady = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);

  async function enter(ask: () => Promise<Viewer>) {
    setIsBusy(true);
    setMessage(null);
    try {
      await ask();
      window.location.assign(destination);
    } catch (error) {
      const code = error instanceof ApiProblem ? error.code : "internal";
      if (code === "code-needed") setNeedsCode(true);
      else setMessage((code === "offline" ? null : ownSentences[code]) ?? t(code));
      setIsBusy(false);
    }
  }

  return { isReady, isBusy, message, needsCode, enter };
}

function neverChanges(): () => void {
  return () => undefined;
}
