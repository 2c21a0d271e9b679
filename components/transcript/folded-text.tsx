import { useTranslations } from "next-intl";
import { useContext, useState } from "react";
import { useFormats } from "@/lib/client/use-formats";
import { foldAt } from "@/lib/domain/fold-text";
import { FindContext } from "./find-context";
import { RichText } from "./rich-text";
import { usePrinting } from "./use-printing";

// A message of a megabyte is unfolded piece by piece, so that no page is ever busy with all of it.
const stepCharacters = 20_000;

/** Long texts show their beginning; unfolding, or a hit of the search within, shows more. */
export function FoldedText({ text, hasMarks }: { text: string; hasMarks: boolean }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const find = useContext(FindContext);
  const isPrinting = usePrinting();
  const fold = isPrinting ? text.length : foldAt(text);
  const [unfolded, setUnfolded] = useState(0);
  const hit = fold < text.length && find ? find(text.slice(0, stepCharacters))[0] : undefined;
  const end = Math.max(fold, unfolded, hit && hit.to > fold ? hit.to + 400 : 0);
  if (fold >= text.length) return <RichText text={text} hasMarks={hasMarks} />;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <RichText text={end >= text.length ? text : `${text.slice(0, end)}…`} hasMarks={hasMarks} />
      <p className="flex flex-wrap gap-x-3">
        {end < text.length ? (
          <button
            type="button"
            onClick={() => setUnfolded(Math.min(text.length, unfolded + stepCharacters))}
            className="min-h-6 rounded-sm text-accent-ink text-sm hover:underline"
          >
            {t("showMore", { count: formats.count(text.length - end) })}
          </button>
        ) : null}
        {unfolded > 0 ? (
          <button
            type="button"
            onClick={() => setUnfolded(0)}
            className="min-h-6 rounded-sm text-accent-ink text-sm hover:underline"
          >
            {t("showLess")}
          </button>
        ) : null}
      </p>
    </div>
  );
}
