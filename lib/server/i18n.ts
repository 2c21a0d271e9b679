import "server-only";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import type { en } from "@/lib/domain/catalogue/en";
import { type Locale, matchLocale, type Preferences, parsePreferences } from "@/lib/domain/preferences";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof en;
  }
}

export async function readPreferences(): Promise<Preferences> {
  const store = await cookies();
  return parsePreferences((name) => store.get(name)?.value);
}

const catalogues = {
  en: async () => (await import("@/lib/domain/catalogue/en")).en,
  ja: async () => (await import("@/lib/domain/catalogue/ja")).ja,
};

export default getRequestConfig(async () => {
  const preferences = await readPreferences();
  const locale = preferences.locale ?? matchLocale((await headers()).get("accept-language") ?? "");
  return {
    locale,
    messages: await catalogues[locale](),
    timeZone: preferences.zone ?? preferences.browserZone ?? "UTC",
  };
});
