"use client";
import { Languages } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { usePreferences } from "@/lib/client/use-preferences";
import { locales } from "@/lib/domain/preferences";

const ownNames = { en: "English", ja: "日本語" };

export function LanguageMenu() {
  const t = useTranslations("shell");
  const locale = useLocale();
  const { chooseLocale } = usePreferences();

  return (
    <Menu align="end" trigger={<IconButton icon={Languages} label={t("language")} />}>
      <MenuChoice
        label={t("language")}
        value={locale}
        options={locales.map((value) => ({ value, label: <span lang={value}>{ownNames[value]}</span> }))}
        onChange={chooseLocale}
      />
    </Menu>
  );
}
