import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { splitHidden } from "@/lib/domain/hidden-text";

/** Text in which what is hidden from its reader is told apart from what was said. */
export function HiddenText({ text }: { text: string }) {
  if (!text.includes("[")) return text;
  return splitHidden(text).map(({ text: part, hidden }, index) => {
    const key = `${index} ${part}`;
    return hidden ? <HiddenChip key={key} {...hidden} /> : <Fragment key={key}>{part}</Fragment>;
  });
}

type HiddenChipProps = NonNullable<ReturnType<typeof splitHidden>[number]["hidden"]>;

function HiddenChip({ kind, mark }: HiddenChipProps) {
  const t = useTranslations("transcript");
  const name = t(`hidden.${kind === "caller data" ? "caller" : kind}`);
  const words = t("hidden.announced", { name });
  return (
    <span
      data-hidden
      title={words}
      className="mx-px inline-flex max-w-full items-baseline gap-1 whitespace-nowrap rounded-sm border border-line-control border-dashed bg-canvas/60 px-1 text-ink-quiet text-xs"
    >
      <EyeOff aria-hidden size={11} className="shrink-0 self-center" />
      <span className="sr-only">{words} </span>
      <span aria-hidden>{name}</span>
      {mark === null ? null : <span className="font-mono">{mark}</span>}
    </span>
  );
}
