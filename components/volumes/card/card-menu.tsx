"use client";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { useCopy } from "@/components/ui/use-copy";
import { drawingPng, drawingSvg } from "@/lib/client/drawing-file";
import { saveFile } from "@/lib/client/save-file";
import { useFormats } from "@/lib/client/use-formats";
import { type ChartTable, tableCsv, tableText } from "@/lib/domain/chart-table";
import type { Card } from "./use-card";

type CardMenuProps = {
  card: Card<{ from: string; to: string }>;
  title: string;
  counts: string;
  table: ChartTable | null;
  hasDrawing: boolean;
};

/** The ways out of the page: the numbers, and the picture with what it counts. */
export function CardMenu({ card, title, counts, table, hasDrawing }: CardMenuProps) {
  const t = useTranslations("volumes");
  const formats = useFormats();
  const { copied, copy } = useCopy();
  const { id, answer, place } = card;
  const name = `volumes-${id}-${answer?.from.slice(0, 10)}-${answer?.to.slice(0, 10)}`;
  const drawn = () => {
    const svg = place.current?.querySelector<SVGSVGElement>("svg[data-drawing]");
    if (!svg || !answer) return null;
    const span = t("range", {
      from: formats.day(answer.from),
      to: formats.day(answer.to),
      zone: formats.zone,
    });
    return drawingSvg(svg, [title, `${counts} · ${span}`]);
  };
  const savePng = async () => {
    const svg = drawn();
    if (svg) saveFile(await drawingPng(svg), `${name}.png`);
  };
  const saveSvg = () => {
    const svg = drawn();
    if (svg) saveFile(new Blob([svg.text], { type: "image/svg+xml" }), `${name}.svg`);
  };
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton icon={Ellipsis} size="sm" label={t("cardMenu", { title })} disabled={!table} />}
      >
        {table ? (
          <>
            <MenuItem onSelect={() => copy(tableText(table))}>{t("copyTable")}</MenuItem>
            <MenuItem
              onSelect={() =>
                // The mark at the beginning tells spreadsheets that it is UTF-8.
                saveFile(new Blob(["\uFEFF", tableCsv(table)], { type: "text/csv" }), `${name}.csv`)
              }
            >
              {t("saveCsv")}
            </MenuItem>
          </>
        ) : null}
        {hasDrawing ? (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => void savePng()}>{t("savePng")}</MenuItem>
            <MenuItem onSelect={saveSvg}>{t("saveSvg")}</MenuItem>
          </>
        ) : null}
      </Menu>
      <span role="status" className={copied === null ? "sr-only" : "self-center ps-1 text-ink-quiet text-xs"}>
        {copied === null ? "" : t("tableCopied")}
      </span>
    </>
  );
}
