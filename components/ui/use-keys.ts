"use client";
import { useEffect, useEffectEvent } from "react";

type Act = (event: KeyboardEvent) => unknown;

type KeysOptions = {
  /** A held key acts again and again. */
  repeats?: boolean;
};

/**
 * Single keys for the page, and two in a row written with a space (`g s`): silent while somebody types, in menus and
 * dialogs, with any modifier or AltGr held, and when the viewer has switched them off (`data-keys="off"` on the page).
 * Written as they are by default; `data-key-meanings` tells of those that were changed.
 * Escape is no character and stays on. An act that returns false leaves the key to the browser.
 */
export function useKeys(keys: Record<string, Act>, { repeats = false }: KeysOptions = {}): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent, first: string | null) => {
    if (event.defaultPrevented || (event.repeat && !repeats) || !isForPage(event)) return;
    const name = first === null ? meantKey(event.key) : `${first} ${event.key}`;
    const act = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (act && act(event) !== false) event.preventDefault();
  });

  // The outside system is the keyboard.
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const listener = (event: KeyboardEvent) => {
      const isSecond = first !== null && event.timeStamp - first.at < sequenceMs;
      onKeyDown(event, isSecond && first ? first.key : null);
      const opens = !isSecond && openers.has(event.key) && isForPage(event);
      first = opens ? { key: event.key, at: event.timeStamp } : null;
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** Somebody may have given an action another key: what each means then is on the page. */
function meantKey(key: string): string {
  const text = document.documentElement.dataset["keyMeanings"];
  const meanings: Record<string, string | null> = text ? JSON.parse(text) : {};
  return Object.hasOwn(meanings, key) ? (meanings[key] ?? "") : key;
}

/** Keys that only begin a sequence. */
const openers = new Set(["g"]);
const sequenceMs = 1_500;

const busyPlaces =
  "input, textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox], dialog";

function isForPage(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.getModifierState("AltGraph")) return false;
  if (event.target instanceof Element && event.target.closest(busyPlaces)) return false;
  if (document.querySelector("dialog[open], [role=menu]")) return false;
  return event.key === "Escape" || document.documentElement.dataset["keys"] !== "off";
}
