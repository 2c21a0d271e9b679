import { useMemo, useSyncExternalStore } from "react";
import { linkedMessages, type MessageLink, readMessageLink } from "@/lib/domain/message-link";

/** What the address points to (`#<messageId>` or `#<first>..<last>`), and all that lies in between. */
export function useLinkedMessages(ids: string[]): { link: MessageLink | null; linkedIds: Set<string> } {
  const hash = useSyncExternalStore(subscribe, readHash, () => "");
  return useMemo(() => {
    const link = readMessageLink(hash, ids);
    return { link, linkedIds: linkedMessages(link, ids) };
  }, [hash, ids]);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

function readHash(): string {
  return window.location.hash;
}
