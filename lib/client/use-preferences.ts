"use client";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import type { KeyMap } from "@/lib/domain/key-map";
import type { Locale, Theme } from "@/lib/domain/preferences";
import { applyKeyMap, applySingleKeys, applyTheme, savePreference } from "./preferences";

/** The ways to change how this browser shows the product; the server draws the next page with them. */
export function usePreferences() {
  const router = useRouter();
  return useMemo(() => {
    const save = (...preference: Parameters<typeof savePreference>) => {
      savePreference(...preference);
      router.refresh();
    };
    return {
      chooseTheme(theme: Theme) {
        applyTheme(theme);
        save("theme", theme === "system" ? null : theme);
      },
      chooseLocale: (locale: Locale) => save("locale", locale),
      /** Null follows the browser. */
      chooseZone: (zone: string | null) => save("zone", zone),
      switchSingleKeys(areOn: boolean) {
        applySingleKeys(areOn);
        save("keys", areOn ? null : "off");
      },
      changeKeys(map: KeyMap) {
        applyKeyMap(map);
        save("key-map", Object.keys(map).length > 0 ? JSON.stringify(map) : null);
      },
    };
  }, [router]);
}
