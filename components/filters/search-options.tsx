import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import type { Completion } from "@/lib/domain/complete-search";
import { findSearchWord } from "@/lib/domain/search-bar-text";

type SearchOptionsProps = {
  /** Of the search bar; the list and its options are named after it. */
  id: string;
  options: Completion[];
  active: number;
  onActive: (index: number) => void;
  onTake: (option: Completion) => void;
};

export function SearchOptions({ id, options, active, onActive, onTake }: SearchOptionsProps) {
  const t = useTranslations("sessions");
  const formats = useFormats();
  return options.map((option, index) => {
    const word = option.text.endsWith(":") ? findSearchWord(option.text.slice(0, -1)) : undefined;
    return (
      <button
        type="button"
        key={option.text}
        id={`${id}-option-${index}`}
        role="option"
        aria-selected={index === active}
        tabIndex={-1}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onTake(option)}
        onPointerMove={() => onActive(index)}
        className={classNames(
          "flex min-h-8 w-full items-center gap-3 rounded-md px-2 text-start pointer-coarse:min-h-11",
          index === active && "bg-hover",
        )}
      >
        <span className="min-w-0 truncate font-mono text-xs">{option.text}</span>
        <span className="ms-auto shrink-0 text-ink-quiet text-xs tabular-nums">
          {word ? t(`searchWord.${word}`) : option.count === null ? null : formats.count(option.count)}
        </span>
      </button>
    );
  });
}
