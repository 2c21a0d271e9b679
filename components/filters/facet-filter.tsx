"use client";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type Choice, choiceState, setChoice } from "@/lib/domain/choice";
import type { FacetValue } from "@/lib/domain/facets";
import { FacetOption } from "./facet-option";

type FacetFilterProps<Value extends string> = {
  /** What the facet is of, as in "Channel". */
  title: string;
  /** Undefined while it is not known. */
  offered: FacetValue[] | undefined;
  /** Always offered, in this order; without it what the archive offers, most frequent first. */
  known?: readonly Value[];
  chosen: Choice<Value>;
  onChange: (chosen: Choice<Value>) => void;
  isValue: (text: string) => text is Value;
  nameOf: (value: Value) => string;
  children: (value: Value) => ReactNode;
};

const valuesAtOnce = 8;
/** From here on, a field to find a value is worth its room. */
const manyValues = 12;

/** One facet of the rail; what is chosen stays offered when nothing has it any more. */
export function FacetFilter<Value extends string>({
  title,
  offered,
  known,
  chosen,
  onChange,
  isValue,
  nameOf,
  children,
}: FacetFilterProps<Value>) {
  const t = useTranslations("sessions");
  const [showsAll, setShowsAll] = useState(false);
  const [query, setQuery] = useState("");
  const counts = new Map(offered?.map(({ value, count }) => [value, count]));
  const values = [
    ...new Set([...(known ?? [...counts.keys()].filter(isValue)), ...chosen.include, ...chosen.exclude]),
  ];
  if (values.length === 0) return <p className="px-1.5 text-ink-quiet text-sm">{t("noValues")}</p>;
  const sought = query.trim().toLowerCase();
  const found = values.filter((value) => `${nameOf(value)} ${value}`.toLowerCase().includes(sought));
  const shown = found.filter(
    (value, index) => showsAll || sought || index < valuesAtOnce || choiceState(chosen, value) !== null,
  );
  return (
    <>
      {values.length >= manyValues ? (
        <Input
          type="search"
          aria-label={t("findValue", { title })}
          placeholder={t("findValue", { title })}
          className="mb-1"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      ) : null}
      {shown.map((value) => (
        <FacetOption
          key={value}
          name={nameOf(value)}
          state={choiceState(chosen, value)}
          count={offered && (counts.get(value) ?? 0)}
          onChange={(state) => onChange(setChoice(chosen, value, state))}
          onOnly={() => onChange({ include: [value], exclude: [] })}
        >
          {children(value)}
        </FacetOption>
      ))}
      {shown.length < found.length ? (
        <Button variant="quiet" size="sm" onClick={() => setShowsAll(true)}>
          {t("showAllValues", { count: found.length })}
        </Button>
      ) : null}
    </>
  );
}
