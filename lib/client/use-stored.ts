"use client";
import { useCallback, useMemo, useSyncExternalStore } from "react";

const changed = "backscroll-stored";

/**
 * What this browser remembers under `key`, as JSON; `parse` makes sense of whatever is found there and of nothing at
 * all. Without storage, as in some private windows, it lasts as long as the page.
 */
export function useStored<Value>(
  key: string,
  parse: (stored: unknown) => Value,
): [Value, (next: Value) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => readText(key),
    () => null,
  );
  const value = useMemo(() => parse(readJson(text)), [parse, text]);
  const save = useCallback(
    (next: Value) => {
      const json = JSON.stringify(next);
      unsaved.set(key, json);
      try {
        window.localStorage.setItem(key, json);
      } catch {
        // Full or forbidden storage: the value in memory stands.
      }
      window.dispatchEvent(new Event(changed));
    },
    [key],
  );
  return [value, save];
}

const unsaved = new Map<string, string>();

function readText(key: string): string | null {
  try {
    return window.localStorage.getItem(key) ?? unsaved.get(key) ?? null;
  } catch {
    return unsaved.get(key) ?? null;
  }
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  window.addEventListener("storage", onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener("storage", onChange);
  };
}
