"use client";
import { BookOpen, Check, Download, Link2, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/components/ui/use-copy";
import type { SessionCount } from "@/lib/domain/session";
import { sessionLink } from "./session-link";
import type { SelectionState } from "./use-selection";

type SelectionBarProps = {
  botId: string;
  selection: SelectionState;
  /** How many match, where that is known. */
  total: SessionCount | null;
  loadedCount: number;
  onRead: () => void;
  onExport: () => void;
};

/** What can be done with the chosen rows. */
export function SelectionBar({ botId, selection, total, loadedCount, onRead, onExport }: SelectionBarProps) {
  const t = useTranslations("sessions");
  const { copied, copy } = useCopy();
  const { chosen, isAll, selectAll, clear } = selection;
  const isPart = total !== null && (!total.isExact || total.count > loadedCount);
  const links = isAll && isPart ? "linksLoaded" : "links";
  return (
    <section
      aria-label={t("select.bar")}
      className="fixed inset-x-2 bottom-[calc(4rem+env(safe-area-inset-bottom))] z-30 mx-auto flex w-fit max-w-[calc(100vw-1rem)] flex-wrap items-center gap-1.5 rounded-lg border bg-raised p-1.5 shadow-float md:bottom-4"
    >
      <p role="status" className="px-2 text-sm tabular-nums">
        {isAll
          ? t(total?.isExact ? "select.allCounted" : "select.allMatching", { count: total?.count ?? 0 })
          : t("select.count", { count: chosen.length })}
      </p>
      {isAll || total === null || (total.isExact && total.count <= chosen.length) ? null : (
        <Button size="sm" variant="quiet" onClick={selectAll}>
          {t(total.isExact ? "select.all" : "select.allUncounted", { count: total.count })}
        </Button>
      )}
      <Button size="sm" onClick={onExport}>
        <Download aria-hidden size={14} />
        {t("export.open")}
      </Button>
      <Button size="sm" onClick={() => copy(chosen.map(({ id }) => sessionLink(botId, id)).join("\n"))}>
        {copied === null ? <Link2 aria-hidden size={14} /> : <Check aria-hidden size={14} />}
        {copied === null
          ? t(`select.${links}`, { count: chosen.length })
          : t("select.linksCopied", { count: chosen.length })}
      </Button>
      <span role="status" className="sr-only">
        {copied === null ? "" : t("select.linksCopied", { count: chosen.length })}
      </span>
      <Button size="sm" onClick={onRead}>
        <BookOpen aria-hidden size={14} />
        {t("select.read")}
      </Button>
      <IconButton icon={X} size="sm" label={t("select.clear")} onClick={clear} />
    </section>
  );
}
