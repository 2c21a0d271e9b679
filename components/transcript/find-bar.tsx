import { ChevronDown, ChevronUp, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

type FindBarProps = {
  query: string;
  onQuery: (query: string) => void;
  count: number;
  /** Index of the hit one is at; -1 before the first step. */
  current: number;
  onStep: (step: 1 | -1) => void;
  onClose: () => void;
};

/** Finds within the transcript, in what is not drawn too. */
export function FindBar({ query, onQuery, count, current, onStep, onClose }: FindBarProps) {
  const t = useTranslations("transcript");
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") onStep(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") onClose();
    else return;
    event.preventDefault();
  };
  return (
    <search className="flex min-w-0 grow basis-72 items-center gap-1">
      <Input
        type="search"
        autoFocus
        value={query}
        aria-label={t("find")}
        placeholder={t("find")}
        onChange={(event) => onQuery(event.target.value)}
        onKeyDown={onKeyDown}
        className="min-w-0 max-w-72 flex-1"
      />
      <span role="status" className="shrink-0 text-ink-quiet text-xs tabular-nums">
        {query.trim() === "" ? "" : t("hits", { count, current: current + 1 })}
      </span>
      <IconButton
        icon={ChevronUp}
        label={t("withKey", { label: t("previousHit"), key: "N" })}
        size="sm"
        disabled={count === 0}
        onClick={() => onStep(-1)}
      />
      <IconButton
        icon={ChevronDown}
        label={t("withKey", { label: t("nextHit"), key: "n" })}
        size="sm"
        disabled={count === 0}
        onClick={() => onStep(1)}
      />
      <IconButton icon={X} label={t("closeFind")} size="sm" onClick={onClose} />
    </search>
  );
}
