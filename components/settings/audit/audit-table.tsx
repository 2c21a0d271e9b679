import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { type AuditEntry, isAuditAction } from "@/lib/domain/audit";
import type { Bot } from "@/lib/domain/viewer";
import { actionKey } from "./action-key";

/** A table where there is room, one block an entry where there is not. */
export function AuditTable({ entries, bots }: { entries: AuditEntry[]; bots: Bot[] }) {
  const t = useTranslations("settings.audit");
  const head = "whitespace-nowrap px-3 py-2 text-start font-medium text-ink-quiet text-xs";
  return (
    <div className="overflow-x-auto rounded-lg border bg-raised">
      <table aria-label={t("table")} className="w-full border-collapse text-sm max-md:block">
        <thead className="max-md:sr-only">
          <tr className="border-b">
            <th scope="col" className={head}>
              {t("at")}
            </th>
            <th scope="col" className={head}>
              {t("account")}
            </th>
            <th scope="col" className={head}>
              {t("action")}
            </th>
            <th scope="col" className={head}>
              {t("target")}
            </th>
            <th scope="col" className={head}>
              {t("detail")}
            </th>
          </tr>
        </thead>
        <tbody className="max-md:block">
          {entries.map((entry) => (
            <AuditRow key={entry.place} entry={entry} bots={bots} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AuditRow({ entry, bots }: { entry: AuditEntry; bots: Bot[] }) {
  const t = useTranslations("settings.audit");
  const formats = useFormats();
  const now = useMinute();
  const { place, at, action, account, botId, detail } = entry;
  const cell = "px-3 py-2 align-top max-md:block max-md:py-0 max-md:empty:hidden [overflow-wrap:anywhere]";
  return (
    <tr className="border-b last:border-b-0 hover:bg-hover max-md:block max-md:py-2">
      <td className={`${cell} whitespace-nowrap text-ink-quiet tabular-nums`}>
        <time dateTime={at} title={`${formats.fullInstant(at)} · ${t("place", { place })}`}>
          {formats.instant(at, now)}
        </time>
      </td>
      <td className={cell}>{account ? account.name : <i className="text-ink-quiet">{t("nobody")}</i>}</td>
      <td className={`${cell} font-medium`}>
        {isAuditAction(action) ? t(`actions.${actionKey(action)}`) : action}
      </td>
      <td className={cell}>
        <Target entry={entry} />
        {botId ? (
          <span className="block text-ink-quiet text-xs">
            {bots.find(({ id }) => id === botId)?.name ?? botId}
          </span>
        ) : null}
      </td>
      <td className={`${cell} text-ink-quiet text-xs`}>
        {Object.entries(detail).map(([name, value]) => (
          <span key={name} className="me-3 inline-block">
            {name} <span className="text-ink">{String(value)}</span>
          </span>
        ))}
      </td>
    </tr>
  );
}

function Target({ entry: { action, target, botId } }: { entry: AuditEntry }) {
  if (target === null) return null;
  const isSession = /^(session|message)\./.test(action) && botId !== null;
  if (!isSession) return <span className="font-mono text-xs">{target}</span>;
  const search = new URLSearchParams({ bot: botId });
  return (
    <Link
      href={`/sessions/${encodeURIComponent(target)}?${search}`}
      prefetch={false}
      className="font-mono text-accent-ink text-xs underline-offset-2 hover:underline"
    >
      {target}
    </Link>
  );
}
