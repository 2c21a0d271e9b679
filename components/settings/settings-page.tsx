"use client";
import { Bot as BotIcon, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClasses } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";
import type { BotSettings, Confirmation } from "@/lib/domain/bot-settings";
import { BotCard } from "./bot-card";

type SettingsPageProps = {
  bots: BotSettings[];
  /** Null for whoever may not connect, change and remove bots. */
  confirmation: Confirmation | null;
};

export function SettingsPage({ bots, confirmation }: SettingsPageProps) {
  const t = useTranslations("settings");
  const connect = useTranslations("connect");
  return (
    <section aria-labelledby="bots" className="flex w-full max-w-5xl flex-1 flex-col gap-4 px-4 pt-4 pb-16">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 id="bots" className="font-semibold text-lg">
            {t("bots")}
          </h2>
          <p className="max-w-prose text-ink-quiet">{t("botsHint")}</p>
        </div>
        {confirmation ? (
          <Link href="/settings/connect" prefetch={false} className={buttonClasses("primary")}>
            <Plus aria-hidden size={16} />
            {connect("title")}
          </Link>
        ) : null}
      </div>
      {bots.length === 0 ? (
        <StateMessage icon={BotIcon} title={connect("none.title")}>
          <p>{connect("none.text")}</p>
        </StateMessage>
      ) : null}
      {bots.map((bot) => (
        <BotCard key={bot.id} bot={bot} confirmation={confirmation} />
      ))}
    </section>
  );
}
