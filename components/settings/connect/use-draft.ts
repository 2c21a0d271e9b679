import { useEffect, useState } from "react";

/** What somebody typed of a bot. The secret and the password are kept in no place but their fields. */
export type Draft = {
  host: string;
  name: string;
  id: string;
  clientId: string;
  kind: "bot" | "admin";
  algorithm: "HS256" | "HS512";
  minutes: string;
};

export const emptyDraft: Draft = {
  host: "https://platform.kore.ai",
  name: "",
  id: "",
  clientId: "",
  kind: "bot",
  algorithm: "HS256",
  minutes: "15",
};

const storageKey = "backscroll.connect";

/** Kept for this tab until it is saved: a sign-in that ends, or a page that is left, loses nothing of it. */
export function useDraft(stored: Draft | null) {
  const [draft, setDraft] = useState(stored ?? emptyDraft);

  // The outside system is the tab's storage, which the server does not have.
  useEffect(() => {
    if (stored) return;
    setDraft((before) => ({ ...before, ...readKept() }));
  }, [stored]);

  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    setDraft(next);
    if (!stored) sessionStorage.setItem(storageKey, JSON.stringify(next));
  };
  const forget = () => sessionStorage.removeItem(storageKey);
  return { draft, change, forget };
}

function readKept(): Partial<Draft> {
  const text = sessionStorage.getItem(storageKey);
  // Only this page writes there, and each of its names is one of a draft's.
  return text ? (JSON.parse(text) as Partial<Draft>) : {};
}
