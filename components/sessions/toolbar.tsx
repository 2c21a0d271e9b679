"use client";
import { Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { SearchBar } from "@/components/filters/search-bar";
import { countFilters } from "@/components/filters/use-filter-chips";
import { MatchMenu } from "@/components/shell/match-menu";
import { RangePicker } from "@/components/shell/range-picker";
import { IconButton } from "@/components/ui/icon-button";
import { printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { AppliedView } from "./read-view";
import { SortMenu } from "./sort-menu";
import type { TableLayout } from "./table-layout";
import { ViewMenu } from "./view-menu";

const TableMenu = dynamic(() => import("./table-menu").then((module) => module.TableMenu), { ssr: false });

type ToolbarProps = {
  botId: string;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
  search: RefObject<HTMLInputElement | null>;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
  onExport: () => void;
  onView: (view: AppliedView) => void;
};

export function Toolbar({
  botId,
  filters,
  onChange,
  search,
  layout,
  onLayout,
  onExport,
  onView,
}: ToolbarProps) {
  const t = useTranslations("sessions");
  return (
    <div className="flex flex-wrap items-start gap-2 py-2">
      <MatchMenu match={filters.match} onChange={(match) => onChange({ ...filters, match })} />
      <RangePicker range={filters.range} onChange={(range) => onChange({ ...filters, range })} />
      <SearchBar botId={botId} filters={filters} onChange={onChange} field={search} />
      <span className="contents min-[87.5rem]:hidden">
        <FilterSheet
          botId={botId}
          filters={filters}
          onChange={onChange}
          count={countFilters(filters)}
          doneLabel={t("showSessions")}
        />
      </span>
      <ViewMenu
        botId={botId}
        words={printSessionFilters(filters).toString()}
        columns={layout.order.filter((id) => !layout.hidden.includes(id))}
        onApply={onView}
      />
      <IconButton icon={Download} variant="secondary" label={t("export.title")} onClick={onExport} />
      <span className="contents max-lg:hidden">
        <TableMenu layout={layout} onLayout={onLayout} />
      </span>
      <span className="contents lg:hidden">
        <SortMenu sort={filters.sort} onSort={(sort) => onChange({ ...filters, sort })} />
      </span>
    </div>
  );
}
