"use client";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { Preferences } from "@/lib/domain/preferences";
import { BotPicker } from "./bot-picker";
import { Keyboard } from "./keyboard";
import { LanguageMenu } from "./language-menu";
import { sections } from "./sections";
import { ThemeMenu } from "./theme-menu";
import { ViewerMenu } from "./viewer-menu";
import { ZonePicker } from "./zone-picker";

/** A page below a section (one session) brings its own heading. */
export function Header({ preferences }: { preferences: Preferences }) {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const section = sections.find(
    ({ path }) => path === pathname || (path === "/settings" && pathname.startsWith("/settings/")),
  );
  return (
    <header className="print:hidden wall:hidden z-20 flex h-12 items-center gap-1 border-b bg-canvas px-2 sm:gap-2 md:px-4 [@media(min-height:30rem)]:sticky [@media(min-height:30rem)]:top-0">
      <BotPicker />
      {section ? (
        <>
          <span aria-hidden className="text-line-firm max-sm:hidden">
            /
          </span>
          <h1 className="truncate font-semibold max-sm:sr-only">{t(section.name)}</h1>
        </>
      ) : null}
      <div className="ms-auto flex items-center sm:gap-1">
        <Keyboard preferences={preferences} />
        <ZonePicker chosenZone={preferences.zone} />
        <ThemeMenu theme={preferences.theme} />
        <LanguageMenu />
        <ViewerMenu />
      </div>
    </header>
  );
}
