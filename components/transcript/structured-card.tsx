import { useTranslations } from "next-intl";
import type { ContentOf } from "@/lib/domain/message-content";
import { OptionPills } from "./option-pill";
import { Texts } from "./texts";

/** What nobody has described: its words in reading order and what it offered to press. */
export function StructuredCard({ content: { type, texts, options } }: { content: ContentOf<"structured"> }) {
  const t = useTranslations("transcript");
  return (
    <div className="flex flex-col gap-1.5">
      <Texts texts={texts} />
      {texts.length === 0 && options.length === 0 ? (
        <p className="text-ink-quiet">{t("cardWithoutWords", { type })}</p>
      ) : null}
      <OptionPills options={options} />
    </div>
  );
}
