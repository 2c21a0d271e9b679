"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { usePreferences } from "@/lib/client/use-preferences";
import { type Theme, themes } from "@/lib/domain/preferences";

const icons = { system: Monitor, light: Sun, dark: Moon };

export function ThemeMenu({ theme }: { theme: Theme }) {
  const t = useTranslations("shell");
  const { chooseTheme } = usePreferences();

  return (
    <Menu align="end" trigger={<IconButton icon={icons[theme]} label={t("theme.label")} />}>
      <MenuChoice
        label={t("theme.label")}
        value={theme}
        options={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={chooseTheme}
      />
    </Menu>
  );
}
