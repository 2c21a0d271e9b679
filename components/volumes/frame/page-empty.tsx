import { ChartColumn } from "lucide-react";
import { useTranslations } from "next-intl";
import { countFilters } from "@/components/filters/count-filters";
import { Button } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";
import { defaultFilters } from "@/lib/domain/session-filters";
import { withoutRange } from "./filter-bar";
import { useVolumes } from "./use-volumes";

export function PageEmpty() {
  const t = useTranslations("volumes");
  const { filters, setFilters } = useVolumes();
  const isFiltered = countFilters(withoutRange(filters)) > 0;
  const next = isFiltered
    ? { ...defaultFilters, range: filters.range, match: filters.match }
    : { ...filters, range: { preset: "90d" as const } };
  return (
    <StateMessage
      icon={ChartColumn}
      title={t("emptyTitle")}
      actions={
        <Button onClick={() => setFilters(next)}>{t(isFiltered ? "clearFilters" : "longerRange")}</Button>
      }
    >
      <p>{t("emptyText")}</p>
    </StateMessage>
  );
}
