import { useSyncExternalStore } from "react";

/** The message the address points to (`#<messageId>`), or null. */
export function useLinkedMessage(): string | null {
  const hash = useSyncExternalStore(subscribe, readHash, () => "");
  return hash === "" ? null : decode(hash.slice(1));
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

function readHash(): string {
  return window.location.hash;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
