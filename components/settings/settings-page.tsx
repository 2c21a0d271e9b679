"use client";
import { useTranslations } from "next-intl";
import type { BotSettings } from "@/lib/domain/bot-settings";
import { BotCard } from "./bot-card";

export function SettingsPage({ bots }: { bots: BotSettings[] }) {
  const t = useTranslations("settings");
  return (
    <section aria-labelledby="bots" className="flex w-full max-w-5xl flex-1 flex-col gap-4 px-4 pt-4 pb-16">
      <div>
        <h2 id="bots" className="font-semibold text-lg">
          {t("bots")}
        </h2>
        <p className="max-w-prose text-ink-quiet">{t("botsHint")}</p>
      </div>
      {bots.map((bot) => (
        <BotCard key={bot.id} bot={bot} />
      ))}
    </section>
  );
}
