import { type KeyMap, parseKeyMap } from "./key-map";
import { isTimeZone } from "./time-range";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const locales = ["en", "ja"] as const;
export type Locale = (typeof locales)[number];

/** Plain cookies: the browser writes them, the layout reads them on the server, so that nothing flashes. */
export type PreferenceCookie = "theme" | "locale" | "zone" | "browser-zone" | "keys" | "key-map";

export type Preferences = {
  theme: Theme;
  /** Null when the viewer has not chosen: what the browser prefers is taken then. */
  locale: Locale | null;
  /** Null when times are to be shown in the browser's own zone. */
  zone: string | null;
  /** The browser's zone as it last told us; null on the first visit. */
  browserZone: string | null;
  /** Whether single keys act on a page; with a modifier they always do (WCAG 2.1.4). */
  areSingleKeysOn: boolean;
  keyMap: KeyMap;
};

export function parsePreferences(cookie: (name: PreferenceCookie) => string | undefined): Preferences {
  const zone = (name: "zone" | "browser-zone") => {
    const value = decode(cookie(name));
    return value && isTimeZone(value) ? value : null;
  };
  return {
    theme: themes.find((theme) => theme === cookie("theme")) ?? "system",
    locale: locales.find((locale) => locale === cookie("locale")) ?? null,
    zone: zone("zone"),
    browserZone: zone("browser-zone"),
    areSingleKeysOn: cookie("keys") !== "off",
    keyMap: parseKeyMap(decode(cookie("key-map"))),
  };
}

/** The first language of an Accept-Language header that we speak; English when there is none. */
export function matchLocale(acceptLanguage: string): Locale {
  const wishes = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith("q="));
      return { language: tag.split("-")[0] ?? "", quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) {
    const locale = locales.find((known) => known === language);
    if (locale) return locale;
  }
  return "en";
}

function decode(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
