"use client";
import { ArrowDown, ArrowUp, Columns3, Pin, PinOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import {
  type ColumnId,
  linkColumn,
  moveColumn,
  pinColumn,
  plainLayout,
  type TableLayout,
} from "./table-layout";

type TableMenuProps = { layout: TableLayout; onLayout: (layout: TableLayout) => void };

const densities = ["normal", "dense"] as const;

/** Which columns there are, in which order, and how close the rows stand; kept in this browser. */
export function TableMenu({ layout, onLayout }: TableMenuProps) {
  const t = useTranslations("sessions");
  const { order, hidden, pinned } = layout;

  function show(id: ColumnId, isShown: boolean) {
    onLayout({ ...layout, hidden: isShown ? hidden.filter((other) => other !== id) : [...hidden, id] });
  }

  return (
    <Popover
      label={t("tableMenu")}
      align="end"
      className="w-72 p-2"
      trigger={
        <Button aria-label={t("tableMenu")} title={t("tableMenu")}>
          <Columns3 aria-hidden size={16} className="text-ink-quiet" />
        </Button>
      }
    >
      <fieldset>
        <legend className="px-1.5 py-1 text-ink-quiet text-xs">{t("columns")}</legend>
        {order.map((id, index) => {
          const column = t(`column.${id}`);
          return (
            <div key={id} className="flex items-center">
              <Checkbox
                className="min-w-0 flex-1"
                checked={!hidden.includes(id)}
                disabled={id === linkColumn}
                onChange={(event) => show(id, event.target.checked)}
              >
                <span className="truncate">{column}</span>
              </Checkbox>
              <IconButton
                icon={pinned.includes(id) ? PinOff : Pin}
                size="sm"
                label={t(pinned.includes(id) ? "columnUnpin" : "columnPin", { column })}
                aria-pressed={pinned.includes(id)}
                onClick={() => onLayout(pinColumn(layout, id))}
              />
              <IconButton
                icon={ArrowUp}
                size="sm"
                label={t("columnEarlier", { column })}
                disabled={index === 0}
                onClick={() => onLayout(moveColumn(layout, id, -1))}
              />
              <IconButton
                icon={ArrowDown}
                size="sm"
                label={t("columnLater", { column })}
                disabled={index === order.length - 1}
                onClick={() => onLayout(moveColumn(layout, id, 1))}
              />
            </div>
          );
        })}
      </fieldset>
      <p className="px-1.5 py-1 text-ink-quiet text-xs">{t("columnsHint")}</p>
      <fieldset className="mt-2 flex items-center gap-1 border-t px-1.5 pt-2">
        <legend className="sr-only">{t("density")}</legend>
        {densities.map((density) => (
          <Button
            key={density}
            size="sm"
            variant={layout.density === density ? "secondary" : "quiet"}
            aria-pressed={layout.density === density}
            onClick={() => onLayout({ ...layout, density })}
          >
            {t(`densityIs.${density}`)}
          </Button>
        ))}
        <Button size="sm" variant="quiet" className="ms-auto" onClick={() => onLayout(plainLayout)}>
          {t("tableReset")}
        </Button>
      </fieldset>
    </Popover>
  );
}
