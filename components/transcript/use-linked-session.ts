import { useSyncExternalStore } from "react";

const prefix = "#session-";

export function sessionHash(sessionId: string): string {
  return `${prefix}${encodeURIComponent(sessionId)}`;
}

/** The session of a user's page that the address points to, or null. */
export function useLinkedSession(): string | null {
  const hash = useSyncExternalStore(
    subscribe,
    () => window.location.hash,
    () => "",
  );
  return hash.startsWith(prefix) ? decodeURIComponent(hash.slice(prefix.length)) : null;
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}
