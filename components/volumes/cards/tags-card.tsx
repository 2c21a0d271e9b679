"use client";
import { useQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import { facetsQuery } from "@/lib/client/sessions";
import { seriesQuery } from "@/lib/client/volumes";
import { useCard } from "../card/use-card";
import { useNear } from "../card/use-near";
import { useVolumes } from "../frame/use-volumes";
import { SeriesCard } from "../series/series-card";

const mostNames = 30;

/** The values of one tag over time; which tag is for the reader to choose. */
export function TagsCard() {
  const t = useTranslations("volumes");
  const frame = useVolumes();
  const { botId, zone, filters, view, isWholePage, setView } = frame;
  const { place, wasNear } = useNear<HTMLDivElement>();
  const { data: facets } = useQuery({
    ...facetsQuery(botId, { ...filters, match: "started" }, zone),
    enabled: wasNear || isWholePage,
  });
  const names = (facets?.tags ?? []).map(({ name }) => name).slice(0, mostNames);
  const tagName = view.tagName ?? names[0] ?? null;
  const question = {
    by: "tag",
    measure: "sessions",
    bucket: view.bucket,
    tagName,
    isCompared: false,
  } as const;
  const card = useCard("tags", seriesQuery(frame, question), tagName !== null);
  if (facets && tagName === null) return null;
  const offered = tagName === null || names.includes(tagName) ? names : [tagName, ...names];
  return (
    <div ref={place} className="flex min-w-0 flex-col">
      <SeriesCard
        card={card}
        title={tagName === null ? t("card.tags.title") : t("card.tags.titleOf", { name: tagName })}
        counts={t("card.tags.counts")}
        room="h-64"
        shape={view.shape === "share" ? "lines" : view.shape}
        partOf={({ keys: [value = ""] }) => ({ tag: { name: tagName ?? "", value } })}
        controls={
          <Menu
            align="end"
            trigger={
              <Button size="sm" aria-label={t("tagIs", { name: tagName ?? "" })}>
                <span className="max-w-40 truncate">{tagName}</span>
                <ChevronDown aria-hidden size={14} className="text-ink-quiet" />
              </Button>
            }
          >
            <MenuChoice
              label={t("tagLabel")}
              value={tagName ?? ""}
              options={offered.map((value) => ({ value, label: value }))}
              onChange={(next) => setView({ tagName: next })}
            />
          </Menu>
        }
      />
    </div>
  );
}
