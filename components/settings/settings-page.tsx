"use client";
import { Bot as BotIcon, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";
import type { BotSettings, Confirmation } from "@/lib/domain/bot-settings";
import { BotCard } from "./bot-card";
import { SettingsSection } from "./settings-section";

type SettingsPageProps = {
  bots: BotSettings[];
  /** Null for whoever may not connect, change and remove bots. */
  confirmation: Confirmation | null;
};

export function SettingsPage({ bots, confirmation }: SettingsPageProps) {
  const t = useTranslations("settings");
  const connect = useTranslations("connect");
  return (
    <SettingsSection
      title={t("bots")}
      hint={t("botsHint")}
      width="max-w-5xl"
      actions={
        confirmation ? (
          <Link href="/settings/connect" prefetch={false} className={buttonClasses("primary")}>
            <Plus aria-hidden size={16} />
            {connect("title")}
          </Link>
        ) : null
      }
    >
      {bots.length === 0 ? (
        <StateMessage icon={BotIcon} title={connect("none.title")}>
          <p>{connect("none.text")}</p>
        </StateMessage>
      ) : null}
      {bots.map((bot) => (
        <BotCard key={bot.id} bot={bot} confirmation={confirmation} />
      ))}
    </SettingsSection>
  );
}
