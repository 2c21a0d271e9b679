import { type KeyMap, meanings } from "@/lib/domain/key-map";
import type { PreferenceCookie, Theme } from "@/lib/domain/preferences";

const yearSeconds = 365 * 24 * 60 * 60;

/** The layout reads it on the next request: follow with `router.refresh()`. Null forgets the choice. */
export function savePreference(name: PreferenceCookie, value: string | null): void {
  const maxAge = value === null ? 0 : yearSeconds;
  document.cookie = `${name}=${encodeURIComponent(value ?? "")}; Path=/; Max-Age=${maxAge}; SameSite=Lax`;
}

export function applyTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
}

export function applySingleKeys(areOn: boolean): void {
  if (areOn) delete document.documentElement.dataset["keys"];
  else document.documentElement.dataset["keys"] = "off";
}

export function applyKeyMap(map: KeyMap): void {
  document.documentElement.dataset["keyMeanings"] = JSON.stringify(meanings(map));
}

export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
