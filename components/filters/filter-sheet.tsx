"use client";
import { ListFilter } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useMedia } from "@/lib/client/use-media";
import type { SessionFilters } from "@/lib/domain/session-filters";

const FilterPanel = dynamic(() => import("./filter-panel").then((module) => module.FilterPanel), {
  loading: () => null,
});

type FilterSheetProps = {
  botId: string;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
  /** How many filters are set. */
  count: number;
  doneLabel: string;
};

/** The filter panel where there is no room for it beside the page. */
export function FilterSheet({ botId, filters, onChange, count, doneLabel }: FilterSheetProps) {
  const t = useTranslations("sessions");
  const common = useTranslations("common");
  const [isOpen, setIsOpen] = useState(false);
  const isWide = useMedia("(min-width: 40rem)");
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-label={count > 0 ? t("filtersActive", { count }) : t("filters")}
        onClick={() => setIsOpen(true)}
      >
        <ListFilter aria-hidden size={16} className="text-ink-quiet" />
        <span className="max-sm:hidden">{t("filters")}</span>
        {count > 0 ? <span className="text-accent-ink tabular-nums">{count}</span> : null}
      </Button>
      <Dialog
        shape={isWide ? "centre" : "sheet"}
        open={isOpen}
        onClose={() => setIsOpen(false)}
        title={t("filters")}
        closeLabel={common("close")}
        footer={
          <Button variant="primary" onClick={() => setIsOpen(false)}>
            {doneLabel}
          </Button>
        }
      >
        {isOpen ? <FilterPanel botId={botId} filters={filters} onChange={onChange} /> : null}
      </Dialog>
    </>
  );
}
