"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { FilterSheet } from "@/components/filters/filter-sheet";
import { SearchBar } from "@/components/filters/search-bar";
import { countFilters } from "@/components/filters/use-filter-chips";
import { MatchMenu } from "@/components/shell/match-menu";
import { RangePicker } from "@/components/shell/range-picker";
import type { ToolbarMenusProps } from "./toolbar-menus";

/** Until they are there, their room is kept. */
const ToolbarMenus = dynamic(() => import("./toolbar-menus").then((module) => module.ToolbarMenus), {
  ssr: false,
  loading: () => <span className="h-8 w-[8.25rem]" />,
});

type ToolbarProps = ToolbarMenusProps & { search: RefObject<HTMLInputElement | null> };

export function Toolbar({ search, ...menus }: ToolbarProps) {
  const t = useTranslations("sessions");
  const { botId, filters, onChange } = menus;
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
      <ToolbarMenus {...menus} />
    </div>
  );
}
