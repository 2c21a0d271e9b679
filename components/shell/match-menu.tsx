"use client";
import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuChoice } from "@/components/ui/menu";
import type { SessionFilters } from "@/lib/domain/session-filters";

type Match = SessionFilters["match"];
type MatchMenuProps = { match: Match; onChange: (match: Match) => void };

const matches: Match[] = ["active", "started"];

/** What it means to belong to the range; said on the screen, since the two give different lists. */
export function MatchMenu({ match, onChange }: MatchMenuProps) {
  const t = useTranslations("common");
  return (
    <Menu
      trigger={
        <Button aria-label={t("matchIs", { match: t(`match.${match}`) })}>
          {t(`match.${match}`)}
          <ChevronDown aria-hidden size={14} className="text-ink-quiet" />
        </Button>
      }
    >
      <MenuChoice
        label={t("matchLabel")}
        value={match}
        onChange={onChange}
        options={matches.map((value) => ({
          value,
          label: (
            <span className="max-w-64 py-1">
              <span className="block">{t(`match.${value}`)}</span>
              <span className="block text-ink-quiet text-xs">{t(`matchMeans.${value}`)}</span>
            </span>
          ),
        }))}
      />
    </Menu>
  );
}
