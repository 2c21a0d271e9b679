"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { FileSearch } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button, buttonClasses } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { StateMessage } from "@/components/ui/state-message";
import { auditFilePath, auditQuery } from "@/lib/client/audit";
import { type AuditFilters, auditFilterNames } from "@/lib/domain/audit";
import type { Bot } from "@/lib/domain/viewer";
import { SettingsSection } from "../settings-section";
import { AuditForm } from "./audit-form";
import { AuditTable } from "./audit-table";

export function AuditScreen({ bots }: { bots: Bot[] }) {
  const t = useTranslations("settings");
  const zone = useTimeZone() ?? "UTC";
  const parameters = useSearchParams();
  const filters = Object.fromEntries(
    auditFilterNames.map((name) => [name, parameters.get(name) ?? ""]),
  ) as AuditFilters;
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    auditQuery(filters, zone),
  );
  const entries = data?.pages.flatMap((page) => page.entries);
  return (
    <SettingsSection
      title={t("audit.title")}
      hint={t("audit.hint")}
      width="max-w-6xl"
      actions={
        <div className="flex gap-2">
          {(["csv", "jsonl"] as const).map((format) => (
            <a
              key={format}
              href={auditFilePath(filters, zone, format)}
              download
              className={buttonClasses("secondary", "sm")}
            >
              {t(`audit.${format}`)}
            </a>
          ))}
        </div>
      }
    >
      <AuditForm key={parameters.toString()} bots={bots} filters={filters} />
      {entries && entries.length > 0 ? <AuditTable entries={entries} bots={bots} /> : null}
      {entries?.length === 0 ? (
        <StateMessage icon={FileSearch} title={t("audit.emptyTitle")}>
          <p>{t("audit.emptyText")}</p>
        </StateMessage>
      ) : null}
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {!entries && !error ? <Skeleton className="h-64 w-full" /> : null}
      {hasNextPage && !error ? (
        <Button className="self-center" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("audit.more")}
        </Button>
      ) : null}
    </SettingsSection>
  );
}
