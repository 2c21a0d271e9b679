"use client";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Input } from "@/components/ui/input";
import { type Bounds, type BoundsUnit, parseBounds, printBounds } from "@/lib/domain/bounds";

type BoundsFilterProps = {
  label: string;
  unit: BoundsUnit;
  /** Render with `key={printBounds(bounds, unit)}`, so that a change from elsewhere starts the field anew. */
  bounds: Bounds;
  onChange: (bounds: Bounds) => void;
};

/** The same words as in the address and the search bar: `<30s`, `1m-5m`, `>10`. */
export function BoundsFilter({ label, unit, bounds, onChange }: BoundsFilterProps) {
  const t = useTranslations("sessions");
  const hintId = useId();
  const current = printBounds(bounds, unit);
  const [text, setText] = useState(current);
  const wish = text.replaceAll(/\s/g, "");
  const parsed = wish === "" ? { least: null, most: null } : parseBounds(wish, unit);

  function submit() {
    if (parsed && wish !== current) onChange(parsed);
  }

  return (
    <form
      className="px-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Input
        aria-label={label}
        aria-describedby={hintId}
        aria-invalid={parsed ? undefined : true}
        placeholder={t(`boundsExample.${unit}`)}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={submit}
        onKeyDown={(event) => {
          if (event.key === "Escape") setText(current);
        }}
      />
      <p id={hintId} className={parsed ? "sr-only" : "pt-1 text-danger text-xs"}>
        {t(`boundsHint.${unit}`)}
      </p>
    </form>
  );
}
