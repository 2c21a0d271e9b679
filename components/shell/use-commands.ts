"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { usePreferences } from "@/lib/client/use-preferences";
import { useRangeLabel } from "@/lib/client/use-range-label";
import { useViewer } from "@/lib/client/viewer";
import { type Locale, locales, type Theme, themes } from "@/lib/domain/preferences";
import { defaultFilters, parseSessionFilters, printSessionFilters } from "@/lib/domain/session-filters";
import { rangePresets } from "@/lib/domain/time-range";
import { withRole } from "@/lib/domain/viewer";
import { listZones, matchZones, printOffset, zoneName } from "@/lib/domain/zone-list";
import { sectionsFor, sessionsSection } from "./sections";
import { useChooseBot } from "./use-choose-bot";
import { useKeptWords } from "./use-kept-words";

export type Command = {
  id: string;
  group: "find" | "go" | "range" | "bot" | "theme" | "language" | "zone";
  label: string;
  hint?: string;
  run: () => void;
};

const ownNames: Record<Locale, string> = { en: "English", ja: "日本語" };
const zonesShown = 6;

/** All that the palette can do for what was typed: what has the words in it, zones, and at last to look for it as an id. */
export function useCommands(query: string, current: { theme: Theme }, showKeys: () => void): Command[] {
  const t = useTranslations("shell");
  const router = useRouter();
  const pathname = usePathname();
  const parameters = useSearchParams();
  const words = useKeptWords();
  const viewer = useViewer();
  const { bots } = withRole(viewer, "viewer");
  const chooseBot = useChooseBot();
  const { chooseTheme, chooseLocale, chooseZone } = usePreferences();
  const rangeLabel = useRangeLabel();
  const zones = useMemo(() => listZones(Date.now()), []);

  const bot = parameters.get("bot");
  const withBot = (search: URLSearchParams) => {
    if (bot) search.set("bot", bot);
    return search;
  };
  const section = sessionsSection(pathname);
  const { filters } = parseSessionFilters(new URLSearchParams(parameters));

  const commands: Command[] = [
    ...sectionsFor(viewer).map(({ path, name }) => ({
      id: path,
      group: "go" as const,
      label: t(name),
      run: () => router.push(`${path}${words}`),
    })),
    { id: "keys", group: "go", label: t("keys.title"), run: showKeys },
    ...rangePresets.map((preset) => ({
      id: `range ${preset}`,
      group: "range" as const,
      label: rangeLabel({ preset }),
      run: () =>
        router.push(`${section.path}?${withBot(printSessionFilters({ ...filters, range: { preset } }))}`),
    })),
    ...(bots.length > 1 ? bots : []).map(({ id, name }) => ({
      id,
      group: "bot" as const,
      label: name,
      run: () => chooseBot(id),
    })),
    ...themes
      .filter((theme) => theme !== current.theme)
      .map((theme) => ({
        id: `theme ${theme}`,
        group: "theme" as const,
        label: t(`theme.${theme}`),
        run: () => chooseTheme(theme),
      })),
    ...locales.map((locale) => ({
      id: `language ${locale}`,
      group: "language" as const,
      label: ownNames[locale],
      run: () => chooseLocale(locale),
    })),
  ];

  const text = query.trim();
  const sought = text.toLowerCase().split(/\s+/);
  const found = commands.filter(({ label, group }) => {
    const hay = `${t(`palette.${group}`)} ${label}`.toLowerCase();
    return sought.every((word) => hay.includes(word));
  });
  if (text === "") return found;
  const zoneCommands: Command[] = matchZones(zones, text)
    .slice(0, zonesShown)
    .map(({ zone, offsetMinutes }) => ({
      id: `zone ${zone}`,
      group: "zone",
      label: zoneName(zone),
      hint: printOffset(offsetMinutes),
      run: () => chooseZone(zone),
    }));
  return [...found, ...zoneCommands, ...findById()];

  function findById(): Command[] {
    if (!/^\S{4,200}$/.test(text)) return [];
    const ofUser = { ...defaultFilters, range: filters.range, users: { include: [text], exclude: [] } };
    return [
      {
        id: "find session",
        group: "find",
        label: t("palette.session", { id: text }),
        run: () => router.push(`/sessions/${encodeURIComponent(text)}?${withBot(new URLSearchParams())}`),
      },
      {
        id: "find user",
        group: "find",
        label: t("palette.user", { id: text }),
        run: () => router.push(`/sessions?${withBot(printSessionFilters(ofUser))}`),
      },
    ];
  }
}
