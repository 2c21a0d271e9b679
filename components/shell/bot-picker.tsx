"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice, MenuLabel } from "@/components/ui/menu";
import { useAddressedBot, useViewer } from "@/lib/client/viewer";
import { withRole } from "@/lib/domain/viewer";
import { useChooseBot } from "./use-choose-bot";

export function BotPicker() {
  const t = useTranslations("shell");
  const { bots } = withRole(useViewer(), "viewer");
  const bot = useAddressedBot();
  const chooseBot = useChooseBot();

  if (bots.length === 0) return null;
  if (bots.length === 1 && bot) {
    return <span className="min-w-0 truncate px-1 font-medium">{bot.name}</span>;
  }

  return (
    <Menu
      trigger={
        <Button
          variant="quiet"
          className="!shrink min-w-0 font-medium !text-ink"
          aria-label={t("bot", { name: bot?.name ?? "" })}
        >
          <span className="truncate">{bot?.name ?? t("chooseBot")}</span>
          <ChevronDown aria-hidden size={14} className="shrink-0" />
        </Button>
      }
    >
      <MenuLabel>{t("chooseBot")}</MenuLabel>
      <MenuChoice
        label={t("chooseBot")}
        value={bot?.id ?? ""}
        options={bots.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={chooseBot}
      />
    </Menu>
  );
}
