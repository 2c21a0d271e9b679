"use client";
import { useCallback, useEffect, useState } from "react";
import { copyText } from "./copy-text";

const noticeMs = 2_000;

/** Copies, and remembers for two seconds what was copied. */
export function useCopy(): { copied: string | null; copy: (text: string) => void } {
  const [copied, setCopied] = useState<string | null>(null);

  // The outside system is the clock: the notice goes away by itself.
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), noticeMs);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = useCallback((text: string) => {
    void copyText(text).then((isCopied) => setCopied(isCopied ? text : null));
  }, []);
  return { copied, copy };
}
