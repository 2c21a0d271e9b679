import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { meanings } from "@/lib/domain/key-map";
import { readPreferences } from "@/lib/server/i18n";
import "./globals.css";
import { Providers } from "./providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("appName"), template: `%s · ${t("appName")}` },
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  viewportFit: "cover",
  colorScheme: "light dark",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, preferences] = await Promise.all([getLocale(), readPreferences()]);
  const theme = preferences.theme === "system" ? undefined : preferences.theme;
  return (
    <html
      lang={locale}
      dir="ltr"
      data-theme={theme}
      data-key-meanings={
        Object.keys(preferences.keyMap).length > 0 ? JSON.stringify(meanings(preferences.keyMap)) : undefined
      }
      data-keys={preferences.areSingleKeysOn ? undefined : "off"}
      suppressHydrationWarning
    >
      <body>
        <NextIntlClientProvider>
          <Providers chosenZone={preferences.zone} assumedZone={preferences.browserZone ?? "UTC"}>
            {children}
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
