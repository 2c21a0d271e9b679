"use client";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { type SessionFilters, sortKeys } from "@/lib/domain/session-filters";
import { nextSort } from "./next-sort";

type SortMenuProps = {
  sort: SessionFilters["sort"];
  onSort: (sort: SessionFilters["sort"]) => void;
};

/** For the list without column headers; choosing the same column again turns it round. */
export function SortMenu({ sort, onSort }: SortMenuProps) {
  const t = useTranslations("sessions");
  const Arrow = sort.descending ? ArrowDown : ArrowUp;
  const column = t(`column.${sort.key}`);
  return (
    <Menu
      align="end"
      trigger={
        <Button
          aria-label={t("sortIs", { column, direction: t(sort.descending ? "descending" : "ascending") })}
        >
          <Arrow aria-hidden size={14} className="text-ink-quiet" />
          <span className="max-sm:hidden">{column}</span>
        </Button>
      }
    >
      <MenuChoice
        label={t("sort")}
        value={sort.key}
        options={sortKeys.map((key) => ({ value: key, label: t(`column.${key}`) }))}
        onChange={(key) => onSort(nextSort(sort, key))}
      />
    </Menu>
  );
}
