"use client";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import type { AppliedView } from "./read-view";
import { SortMenu } from "./sort-menu";
import type { TableLayout } from "./table-layout";
import { TableMenu } from "./table-menu";
import { ViewMenu } from "./view-menu";

export type ToolbarMenusProps = {
  botId: string;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
  layout: TableLayout;
  onLayout: (layout: TableLayout) => void;
  onExport: () => void;
  onView: (view: AppliedView) => void;
};

export function ToolbarMenus({
  botId,
  filters,
  onChange,
  layout,
  onLayout,
  onExport,
  onView,
}: ToolbarMenusProps) {
  const t = useTranslations("sessions");
  return (
    <>
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
    </>
  );
}
