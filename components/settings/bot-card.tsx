import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { IdText } from "@/components/ui/id-text";
import { useFormats } from "@/lib/client/use-formats";
import type { BotSettings } from "@/lib/domain/bot-settings";
import { BudgetMeter } from "./budget-meter";
import { ConnectionTest } from "./connection-test";
import { HeldSummary } from "./held-summary";

/** One bot: what it is set to, what of it is held, what of its budget is used, and whether it works. */
export function BotCard({ bot }: { bot: BotSettings }) {
  const t = useTranslations("settings");
  const headingId = useId();
  return (
    <article aria-labelledby={headingId} className="rounded-lg border bg-raised">
      <div className="p-4">
        <h3 id={headingId} className="mb-3 font-semibold text-lg [overflow-wrap:anywhere]">
          {bot.name}
        </h3>
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
      <ConnectionTest bot={bot} />
    </article>
  );
}

function Facts({ bot: { name, host, id, kind, algorithm, inactivityTimeoutMs } }: { bot: BotSettings }) {
  const t = useTranslations("settings");
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
