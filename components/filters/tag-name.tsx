"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type Choice, choiceState, setChoice } from "@/lib/domain/choice";
import type { Facets } from "@/lib/domain/facets";
import { shownValue } from "@/lib/domain/reference";
import { isSameTag, type TagFilter } from "@/lib/domain/session-filters";
import { FacetOption } from "./facet-option";

type TagNameProps = Facets["tags"][number] & {
  chosen: Choice<TagFilter>;
  onChange: (chosen: Choice<TagFilter>) => void;
};

const valuesAtOnce = 8;

/** First the name, then its values. */
export function TagName({ name, values, chosen, onChange }: TagNameProps) {
  const t = useTranslations("sessions");
  const [showsAll, setShowsAll] = useState(false);
  const isOther = (tag: TagFilter) => tag.name !== name;
  const [wasOpen] = useState(![...chosen.include, ...chosen.exclude].every(isOther));
  const shown = showsAll ? values : values.slice(0, valuesAtOnce);
  return (
    <details open={wasOpen} className="group">
      <summary className="flex min-h-7 cursor-pointer list-none items-center gap-1 rounded-md px-1 text-sm hover:bg-hover pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-ink-quiet transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 truncate" title={name}>
          {name}
        </span>
      </summary>
      <fieldset className="ms-3 border-s ps-1.5">
        <legend className="sr-only">{name}</legend>
        {shown.map(({ value, count }) => (
          <FacetOption
            key={value}
            name={t("chipTag", { name, value: shownValue(value) })}
            state={choiceState(chosen, { name, value }, isSameTag)}
            count={count}
            onChange={(state) => onChange(setChoice(chosen, { name, value }, state, isSameTag))}
            onOnly={() =>
              onChange({
                include: [...chosen.include.filter(isOther), { name, value }],
                exclude: chosen.exclude.filter(isOther),
              })
            }
          >
            <span className="truncate" title={shownValue(value)}>
              {shownValue(value)}
            </span>
          </FacetOption>
        ))}
        {shown.length < values.length ? (
          <Button variant="quiet" size="sm" onClick={() => setShowsAll(true)}>
            {t("showAllValues", { count: values.length })}
          </Button>
        ) : null}
      </fieldset>
    </details>
  );
}
