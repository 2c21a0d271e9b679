"use client";
import { useQuery } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Skeleton } from "@/components/ui/skeleton";
import { facetsQuery } from "@/lib/client/sessions";
import { useFormats } from "@/lib/client/use-formats";
import { useWords } from "@/lib/client/use-words";
import { printBounds } from "@/lib/domain/bounds";
import { handlers, outcomes, sessionStatuses } from "@/lib/domain/session";
import { defaultFilters, type SessionFilters, weekdays } from "@/lib/domain/session-filters";
import { BoundsFilter } from "./bounds-filter";
import { FacetFilter } from "./facet-filter";
import { HourFilter } from "./hour-filter";
import { TagFilter } from "./tag-filter";

type FilterPanelProps = {
  botId: string;
  filters: SessionFilters;
  onChange: (filters: SessionFilters) => void;
};

/** Counts come when they come; what is chosen can be taken back all the while. */
export function FilterPanel({ botId, filters, onChange }: FilterPanelProps) {
  const t = useTranslations("sessions");
  const common = useTranslations("common");
  const zone = useTimeZone() ?? "UTC";
  const words = useWords();
  const formats = useFormats();
  // Counting does not depend on the order of the list.
  const question = { ...filters, sort: defaultFilters.sort };
  const { data: facets, isPending, isError, refetch } = useQuery(facetsQuery(botId, question, zone));
  const duration = printBounds(filters.durationMs, "duration");
  const failures = printBounds(filters.failures, "count");
  const messages = printBounds(filters.messages, "count");
  return (
    <div className="flex flex-col gap-5">
      {isError ? (
        <div role="alert" className="flex flex-col items-start gap-1 px-1.5 text-danger text-sm">
          {t("facetsFailed")}
          <Button size="sm" onClick={() => void refetch()}>
            {common("retry")}
          </Button>
        </div>
      ) : null}
      <Group title={t("column.outcome")}>
        <FacetFilter
          title={t("column.outcome")}
          offered={facets?.outcomes}
          known={outcomes}
          isValue={isOneOf(outcomes)}
          chosen={filters.outcomes}
          onChange={(chosen) => onChange({ ...filters, outcomes: chosen })}
          nameOf={words.outcome}
        >
          {(outcome) => <OutcomeLabel outcome={outcome} />}
        </FacetFilter>
      </Group>
      <Group title={t("channel")} isLoading={isPending && !isError}>
        <FacetFilter
          title={t("channel")}
          offered={facets?.channels}
          isValue={isText}
          chosen={filters.channels}
          onChange={(chosen) => onChange({ ...filters, channels: chosen })}
          nameOf={words.channel}
        >
          {(channel) => <ChannelLabel channel={channel} />}
        </FacetFilter>
      </Group>
      <Group title={t("status")}>
        <FacetFilter
          title={t("status")}
          offered={facets?.statuses}
          known={sessionStatuses}
          isValue={isOneOf(sessionStatuses)}
          chosen={filters.statuses}
          onChange={(chosen) => onChange({ ...filters, statuses: chosen })}
          nameOf={words.status}
        >
          {(status) => <span className="truncate">{words.status(status)}</span>}
        </FacetFilter>
      </Group>
      <Group title={t("column.language")} isLoading={isPending && !isError}>
        <FacetFilter
          title={t("column.language")}
          offered={facets?.languages}
          isValue={isText}
          chosen={filters.languages}
          onChange={(chosen) => onChange({ ...filters, languages: chosen })}
          nameOf={formats.language}
        >
          {(language) => <span className="truncate">{formats.language(language)}</span>}
        </FacetFilter>
      </Group>
      <Group title={t("handler")} isLoading={isPending && !isError}>
        <FacetFilter
          title={t("handler")}
          offered={facets?.handlers}
          known={handlers}
          isValue={isOneOf(handlers)}
          chosen={filters.handlers}
          onChange={(chosen) => onChange({ ...filters, handlers: chosen })}
          nameOf={(handler) => t(`handlerIs.${handler}`)}
        >
          {(handler) => <span className="truncate">{t(`handlerIs.${handler}`)}</span>}
        </FacetFilter>
      </Group>
      <Group title={t("task")} isLoading={isPending && !isError}>
        <FacetFilter
          title={t("task")}
          offered={facets?.tasks}
          isValue={isText}
          chosen={filters.tasks}
          onChange={(chosen) => onChange({ ...filters, tasks: chosen })}
          nameOf={(task) => task}
        >
          {(task) => (
            <span dir="auto" className="truncate" title={task}>
              {task}
            </span>
          )}
        </FacetFilter>
      </Group>
      <Group title={t("column.duration")}>
        <BoundsFilter
          key={duration}
          label={t("column.duration")}
          unit="duration"
          bounds={filters.durationMs}
          onChange={(durationMs) => onChange({ ...filters, durationMs })}
        />
      </Group>
      <Group title={t("column.messages")}>
        <BoundsFilter
          key={messages}
          label={t("column.messages")}
          unit="count"
          bounds={filters.messages}
          onChange={(bounds) => onChange({ ...filters, messages: bounds })}
        />
      </Group>
      <Group title={t("failures")}>
        <BoundsFilter
          key={failures}
          label={t("failures")}
          unit="count"
          bounds={filters.failures}
          onChange={(bounds) => onChange({ ...filters, failures: bounds })}
        />
      </Group>
      <Group title={t("weekday")} isLoading={isPending && !isError}>
        <FacetFilter
          title={t("weekday")}
          offered={facets?.weekdays}
          known={weekdays}
          isValue={isOneOf(weekdays)}
          chosen={filters.weekdays}
          onChange={(chosen) => onChange({ ...filters, weekdays: chosen })}
          nameOf={formats.weekday}
        >
          {(day) => <span className="truncate">{formats.weekday(day)}</span>}
        </FacetFilter>
      </Group>
      <Group title={t("hour")}>
        <HourFilter
          offered={facets?.hours}
          chosen={filters.hours}
          onChange={(chosen) => onChange({ ...filters, hours: chosen })}
        />
      </Group>
      <Group title={t("tags")} isLoading={isPending && !isError}>
        <TagFilter
          offered={facets?.tags ?? []}
          chosen={filters.tags}
          onChange={(tags) => onChange({ ...filters, tags })}
        />
      </Group>
      <Group title={t("options")}>
        <Checkbox
          checked={filters.includeDeveloper}
          onChange={(event) => onChange({ ...filters, includeDeveloper: event.target.checked })}
        >
          <span className="flex-1">{t("developer")}</span>
          <span className="shrink-0 text-ink-quiet text-xs tabular-nums">
            {facets ? formats.count(facets.developer) : null}
          </span>
        </Checkbox>
        {filters.includeDeveloper ? null : (
          <p className="px-1.5 text-ink-quiet text-xs">
            {facets ? t("developerHidden", { count: facets.developer }) : t("developerHint")}
          </p>
        )}
      </Group>
    </div>
  );
}

function isOneOf<Value extends string>(values: readonly Value[]) {
  return (text: string): text is Value => values.some((value) => value === text);
}

function isText(_text: string): _text is string {
  return true;
}

type GroupProps = { title: string; isLoading?: boolean; children: ReactNode };

function Group({ title, isLoading = false, children }: GroupProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 px-1.5 font-medium text-ink-quiet text-xs">{title}</legend>
      {isLoading ? (
        <div className="flex flex-col gap-3 px-1.5 py-2">
          <Skeleton className="h-3 w-4/5" />
          <Skeleton className="h-3 w-3/5" />
          <Skeleton className="h-3 w-2/3" />
        </div>
      ) : (
        children
      )}
    </fieldset>
  );
}
