"use client";
import { useSyncExternalStore } from "react";

/** What stands after the # of the address; null while the server draws the page. */
export function useFragment(): string | null {
  return useSyncExternalStore(subscribe, read, () => null);
}

function subscribe(onChange: () => void) {
  window.addEventListener("hashchange", onChange);
  return () => window.removeEventListener("hashchange", onChange);
}

function read(): string {
  return window.location.hash.slice(1);
}
