import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { blackMark } from "@/lib/domain/black-mark";
import { HiddenText } from "./hidden-text";

/** Text in which what was blacked out or hidden says so to those who do not see it. */
export function BlackText({ text }: { text: string }) {
  return text.includes(blackMark) ? <Blackened text={text} /> : <HiddenText text={text} />;
}

function Blackened({ text }: { text: string }) {
  const t = useTranslations("shares");
  return text.split(blackMark).map((part, index) => {
    const key = `${index} ${part}`;
    return (
      <Fragment key={key}>
        {index > 0 ? (
          <span
            role="img"
            aria-label={t("blackedOut")}
            title={t("blackedOut")}
            className="select-none whitespace-nowrap text-ink leading-none tracking-tighter"
          >
            {blackMark}
          </span>
        ) : null}
        <HiddenText text={part} />
      </Fragment>
    );
  });
}
