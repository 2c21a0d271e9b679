import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { SearchMistake } from "@/lib/domain/search-bar-text";

type SearchMistakesProps = {
  text: string;
  mistakes: SearchMistake[];
  onFix: (mistake: SearchMistake, instead: string) => void;
};

const mistakesShown = 3;
const fixesShown = 4;

/** What was not understood, underlined in its place, and what would be right, a click away. */
export function SearchMistakes({ text, mistakes, onFix }: SearchMistakesProps) {
  const t = useTranslations("sessions");
  return mistakes.slice(0, mistakesShown).map((mistake) => (
    <p key={mistake.from} role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1 text-sm">
      <span dir="auto" className="max-w-full truncate py-1 font-mono text-xs">
        {text.slice(Math.max(0, mistake.from - 12), mistake.from)}
        <mark className="bg-transparent text-danger underline decoration-danger decoration-wavy underline-offset-2">
          {text.slice(mistake.from, mistake.to)}
        </mark>
        {text.slice(mistake.to, mistake.to + 12)}
      </span>
      <span className="text-danger">{t(`mistake.${mistake.kind}`, { word: mistake.word })}</span>
      {mistake.instead.slice(0, fixesShown).map((instead) => (
        <Button
          key={instead}
          size="sm"
          className="max-w-64 font-mono"
          onClick={() => onFix(mistake, instead)}
        >
          <span className="truncate">{instead}</span>
        </Button>
      ))}
    </p>
  ));
}
