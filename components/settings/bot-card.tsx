import { ChevronRight, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { buttonClasses } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { IdText } from "@/components/ui/id-text";
import { useFormats } from "@/lib/client/use-formats";
import type { BotSettings, Confirmation } from "@/lib/domain/bot-settings";
import { BudgetMeter } from "./budget-meter";
import { ConnectionTest } from "./connection-test";
import { CoverageCalendar } from "./coverage-calendar";
import { ErasePerson } from "./erase-person";
import { HeldSummary } from "./held-summary";
import { HistoryForm } from "./history-form";
import { RemoveBot } from "./remove-bot";

/** One bot: what it is set to, what of it is held, what of its budget is used, and whether it works. */
export function BotCard({ bot, confirmation }: { bot: BotSettings; confirmation: Confirmation | null }) {
  const t = useTranslations("settings");
  const connect = useTranslations("connect");
  const headingId = useId();
  return (
    <article aria-labelledby={headingId} className="rounded-lg border bg-raised">
      <div className="p-4">
        <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h3 id={headingId} className="min-w-0 font-semibold text-lg [overflow-wrap:anywhere]">
            {bot.name}
          </h3>
          {confirmation && bot.origin === "archive" ? (
            <div className="flex gap-2">
              <Link
                href={`/settings/connect?${new URLSearchParams({ bot: bot.id })}`}
                prefetch={false}
                aria-label={connect("changeOf", { name: bot.name })}
                className={buttonClasses("secondary", "sm")}
              >
                {connect("change")}
              </Link>
              <RemoveBot bot={bot} confirmation={confirmation} />
            </div>
          ) : null}
        </div>
        {bot.isSecretLost ? <Notice tone="danger">{connect("secretLost")}</Notice> : null}
        {bot.isAlsoStored ? <Notice tone="warning">{connect("alsoStored")}</Notice> : null}
        <div className="grid gap-x-8 gap-y-5 md:grid-cols-2">
          <Facts bot={bot} />
          <div className="flex min-w-0 flex-col gap-4">
            <div>
              <h4 className="mb-0.5 text-ink-quiet text-xs">{t("held")}</h4>
              <HeldSummary botId={bot.id} />
            </div>
            <div>
              <h4 className="mb-1 text-ink-quiet text-xs">{t("budget")}</h4>
              <BudgetMeter botId={bot.id} />
            </div>
          </div>
        </div>
      </div>
      <Fold title={t("calendar.title")} name={bot.name}>
        <CoverageCalendar botId={bot.id} />
      </Fold>
      <Fold title={t("history.title")} name={bot.name}>
        <HistoryForm botId={bot.id} />
      </Fold>
      <Fold title={t("erasure.title")} name={bot.name}>
        <ErasePerson botId={bot.id} />
      </Fold>
      <ConnectionTest bot={bot} />
    </article>
  );
}

const tones = {
  danger: "border-danger-line bg-danger-subtle text-danger",
  warning: "border-warning-line bg-warning-subtle text-warning",
};

function Notice({ tone, children }: { tone: keyof typeof tones; children: string }) {
  return (
    <p className={classNames("mb-4 flex gap-2 rounded-md border px-3 py-2 text-sm", tones[tone])}>
      <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
      {children}
    </p>
  );
}

type FoldProps = { title: string; name: string; children: ReactNode };

/** What is in it asks the server nothing until it is opened. */
function Fold({ title, name, children }: FoldProps) {
  const t = useTranslations("settings");
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="group border-t" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary
        aria-label={t("foldOf", { title, name })}
        className="flex min-h-11 cursor-pointer list-none items-center gap-1.5 px-4 py-2 font-medium hover:bg-hover [&::-webkit-details-marker]:hidden"
      >
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-ink-quiet transition-transform group-open:rotate-90 rtl:-scale-x-100"
        />
        {title}
      </summary>
      {isOpen ? <div className="px-4 pt-2 pb-5">{children}</div> : null}
    </details>
  );
}

function Facts({ bot }: { bot: BotSettings }) {
  const { name, host, id, kind, algorithm, inactivityTimeoutMs, origin } = bot;
  const t = useTranslations("settings");
  const connect = useTranslations("connect");
  const common = useTranslations("common");
  const formats = useFormats();
  return (
    <dl
      aria-label={t("facts", { name })}
      className="grid min-w-0 grid-cols-[repeat(auto-fill,minmax(min(12rem,100%),1fr))] content-start gap-x-6 gap-y-3"
    >
      <Fact name={t("host")}>
        <span dir="ltr" className="[overflow-wrap:anywhere]">
          {host}
        </span>
      </Fact>
      <Fact name={t("id")}>
        <span className="flex min-w-0 items-center gap-1">
          <IdText value={id} />
          <CopyButton value={id} label={t("copyId")} copiedLabel={common("copied")} />
        </span>
      </Fact>
      <Fact name={t("kind")}>{t(`kinds.${kind}`)}</Fact>
      <Fact name={t("algorithm")}>{algorithm}</Fact>
      <Fact name={t("timeout")} hint={t("timeoutHint")}>
        {formats.duration(inactivityTimeoutMs)}
      </Fact>
      <Fact name={connect("origin")}>{connect(`origins.${origin}`)}</Fact>
    </dl>
  );
}

function Fact({ name, hint, children }: { name: string; hint?: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-ink-quiet text-xs">{name}</dt>
      <dd className="mt-0.5 min-w-0 tabular-nums">
        {children}
        {hint ? <span className="ms-1 text-ink-quiet text-xs">{hint}</span> : null}
      </dd>
    </div>
  );
}
