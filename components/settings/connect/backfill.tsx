"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { ProgressLine } from "@/components/ui/progress-line";
import { heldQuery } from "@/lib/client/coverage";
import type { Bot } from "@/lib/domain/viewer";
import { HeldSummary } from "../held-summary";

/** A bot that was just connected, and its conversations coming in. */
export function Backfill({ bot }: { bot: Bot }) {
  const t = useTranslations("connect");
  const { data } = useQuery(heldQuery(bot.id));
  const isLoading = !data || data.pending.length > 0 || data.windowsDone < data.windowsTotal;
  return (
    <section
      aria-labelledby="connected"
      className="flex w-full max-w-2xl flex-1 flex-col gap-4 px-4 pt-4 pb-16"
    >
      <div>
        <h2 id="connected" className="font-semibold text-lg [overflow-wrap:anywhere]">
          {t("done.title", { name: bot.name })}
        </h2>
        <p className="mt-1 max-w-prose text-ink-quiet">{t("done.text")}</p>
      </div>
      <div className="rounded-lg border bg-raised p-4" role="status">
        <HeldSummary botId={bot.id} />
        {isLoading ? (
          <ProgressLine
            label={t("done.progress")}
            done={data?.windowsDone}
            total={data?.windowsTotal}
            className="mt-3"
          />
        ) : null}
      </div>
      <ul className="flex flex-wrap gap-x-5 gap-y-2">
        {(
          [
            [`/sessions?${new URLSearchParams({ bot: bot.id })}`, "done.sessions"],
            ["/settings/members", "done.members"],
            ["/settings", "done.settings"],
          ] as const
        ).map(([href, words]) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={false}
              className="tap-target text-accent-ink underline underline-offset-2"
            >
              {t(words)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
