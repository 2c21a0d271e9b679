"use client";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { browserZone } from "@/lib/client/preferences";
import { listZones, matchZones, printOffset, type ZoneChoice, zoneName } from "@/lib/domain/zone-list";

type ZoneListProps = { chosenZone: string | null; onChoose: (zone: string | null) => void };

/** The browser's zone comes first and means "follow the browser"; choosing it forgets an earlier choice. */
export function ZoneList({ chosenZone, onChoose }: ZoneListProps) {
  const t = useTranslations("shell");
  const listId = useId();
  const own = browserZone();
  const [query, setQuery] = useState("");
  const [active, setActive] = useState(0);
  const zones = useMemo(() => ownFirst(listZones(Date.now()), own), [own]);
  const matches = useMemo(() => matchZones(zones, query), [zones, query]);
  const optionId = (index: number) => `${listId}-${index}`;
  const choose = (zone: string) => onChoose(zone === own ? null : zone);

  function move(to: number) {
    setActive(to);
    document.getElementById(optionId(to))?.scrollIntoView({ block: "nearest" });
  }

  function onKeyDown(event: KeyboardEvent) {
    const last = matches.length - 1;
    const choice = matches[active];
    if (event.key === "ArrowDown") move(Math.min(active + 1, last));
    else if (event.key === "ArrowUp") move(Math.max(active - 1, 0));
    else if (event.key === "Enter" && choice && !event.nativeEvent.isComposing) choose(choice.zone);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="border-b p-2">
        <Input
          role="combobox"
          aria-label={t("zone.search")}
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={matches[active] ? optionId(active) : undefined}
          placeholder={t("zone.search")}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={listId}
        role="listbox"
        aria-label={t("zone.label")}
        tabIndex={-1}
        className="max-h-72 overflow-y-auto p-1"
      >
        {matches.map(({ zone, offsetMinutes }, index) => {
          const isChosen = zone === (chosenZone ?? own);
          return (
            <button
              type="button"
              key={zone}
              id={optionId(index)}
              role="option"
              aria-selected={isChosen}
              tabIndex={-1}
              onClick={() => choose(zone)}
              onPointerMove={() => setActive(index)}
              className={classNames(
                "flex min-h-8 w-full items-center gap-2 rounded-md px-2 text-start pointer-coarse:min-h-11",
                index === active && "bg-hover",
              )}
            >
              <Check aria-hidden size={16} className={classNames("shrink-0", !isChosen && "invisible")} />
              <span className="min-w-0 truncate">{zoneName(zone)}</span>
              {zone === own ? (
                <span className="shrink-0 text-ink-quiet text-xs">{t("zone.browser")}</span>
              ) : null}
              <span className="ms-auto shrink-0 text-ink-quiet text-xs tabular-nums">
                {printOffset(offsetMinutes)}
              </span>
            </button>
          );
        })}
      </div>
      {matches.length === 0 ? (
        <p role="status" className="px-3 pb-3 text-ink-quiet text-sm">
          {t("zone.none")}
        </p>
      ) : null}
    </>
  );
}

function ownFirst(zones: ZoneChoice[], own: string): ZoneChoice[] {
  return [...zones.filter(({ zone }) => zone === own), ...zones.filter(({ zone }) => zone !== own)];
}
