import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import { readKoreText } from "@/lib/domain/kore-text";
import { valuePrinter } from "@/lib/domain/kore-value";
import { splitText, type TextPart, type TextStyle } from "@/lib/domain/text-parts";
import { BlackText } from "./black-text";

type RichTextProps = {
  text: string;
  /** What a bot or an agent writes has Kore's marks in it; what a user writes means only itself. */
  hasMarks?: boolean;
  isTitle?: boolean;
};

/** Words with their line breaks. Whatever is in them, only text, styles and safe links come of it. */
export function RichText({ text, hasMarks = false, isTitle = false }: RichTextProps) {
  const locale = useLocale();
  const { zone } = useFormats();
  const parts = hasMarks ? readKoreText(text, valuePrinter(locale, zone)) : splitText(text);
  return (
    <p
      dir="auto"
      className={classNames("whitespace-pre-wrap [overflow-wrap:anywhere]", isTitle && "font-semibold")}
    >
      {withPlaces(parts).map(({ at, part }) => (
        <Fragment key={at}>
          {part.kind === "link" ? <TextLink {...part} /> : <Styled text={part.text} style={part.style} />}
        </Fragment>
      ))}
    </p>
  );
}

function Styled({ text, style }: { text: string; style: TextStyle | null }) {
  if (style === "bold")
    return (
      <strong className="font-semibold">
        <BlackText text={text} />
      </strong>
    );
  if (style === "italic")
    return (
      <em>
        <BlackText text={text} />
      </em>
    );
  if (style === "code") return <code className="rounded-sm bg-hover px-1 font-mono text-sm">{text}</code>;
  return <BlackText text={text} />;
}

function TextLink({ text, url, host }: Extract<TextPart, { kind: "link" }>) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  return (
    <>
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer"
        title={common("opensNewTab")}
        className="text-accent-ink underline underline-offset-2 hover:decoration-2"
      >
        <BlackText text={text} />
      </a>
      {host ? <bdi className="text-ink-quiet text-sm"> {t("linkHost", { host })}</bdi> : null}
    </>
  );
}

function withPlaces(parts: TextPart[]): { at: number; part: TextPart }[] {
  let at = 0;
  return parts.map((part) => {
    const place = { at, part };
    at += part.text.length + 1;
    return place;
  });
}
