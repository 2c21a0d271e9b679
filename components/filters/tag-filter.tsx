"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Input } from "@/components/ui/input";
import type { Choice } from "@/lib/domain/choice";
import type { Facets } from "@/lib/domain/facets";
import type { TagFilter as ChosenTag } from "@/lib/domain/session-filters";
import { offerTags } from "./offer-tags";
import { TagName } from "./tag-name";

type TagFilterProps = {
  offered: Facets["tags"];
  chosen: Choice<ChosenTag>;
  onChange: (tags: Choice<ChosenTag>) => void;
};

/** From here on, a field to find a name is worth its room. */
const namesAtOnce = 8;

export function TagFilter({ offered, chosen, onChange }: TagFilterProps) {
  const t = useTranslations("sessions");
  const [query, setQuery] = useState("");
  const names = offerTags(offered, [...chosen.include, ...chosen.exclude]);
  const matches = names.filter(({ name }) => name.toLowerCase().includes(query.trim().toLowerCase()));
  const shown = matches.slice(0, namesAtOnce);
  const rest = matches.length - shown.length;
  if (names.length === 0) return <p className="px-1.5 text-ink-quiet text-sm">{t("noTags")}</p>;
  return (
    <>
      {names.length > namesAtOnce ? (
        <Input
          type="search"
          aria-label={t("findTag")}
          placeholder={t("findTag")}
          className="mb-1"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      ) : null}
      {shown.map(({ name, values }) => (
        <TagName key={name} name={name} values={values} chosen={chosen} onChange={onChange} />
      ))}
      {rest > 0 ? (
        <p className="px-1.5 py-1 text-ink-quiet text-xs">{t("moreNames", { count: rest })}</p>
      ) : null}
    </>
  );
}
