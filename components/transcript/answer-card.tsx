import { ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ContentOf } from "@/lib/domain/message-content";
import { safeUrl } from "@/lib/domain/text-parts";
import { RichText } from "./rich-text";
import { Texts } from "./texts";

/** An answer that was found or written for the user, with the places it came from. */
export function AnswerCard({ content }: { content: ContentOf<"answer"> }) {
  const t = useTranslations("transcript");
  const { texts, parts, sources, results } = content;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Texts texts={texts} hasTitle />
      {parts.map(({ title, fragments }, index) => {
        const key = `${index} ${title}`;
        return (
          <section key={key} className="flex min-w-0 flex-col gap-1">
            {title ? <RichText text={title} hasMarks isTitle /> : null}
            {fragments.map((fragment, place) => {
              const fragmentKey = `${place} ${fragment.text.slice(0, 40)}`;
              return (
                <div key={fragmentKey}>
                  <RichText text={fragment.text} hasMarks />
                  {fragment.sources.length > 0 ? (
                    <span className="text-ink-quiet text-xs">
                      {fragment.sources.map((source) => `[${source + 1}]`).join(" ")}
                    </span>
                  ) : null}
                </div>
              );
            })}
          </section>
        );
      })}
      {sources.length > 0 ? (
        <section className="border-t pt-1.5 text-sm">
          <h4 className="text-ink-quiet text-xs">{t("sources")}</h4>
          <ol className="list-inside list-decimal">
            {sources.map(({ title, url }, index) => {
              const key = `${index} ${title}`;
              return (
                <li key={key} className="[overflow-wrap:anywhere]">
                  <SourceLink title={title} url={url} />
                </li>
              );
            })}
          </ol>
        </section>
      ) : null}
      {results.length > 0 ? (
        <section className="border-t pt-1.5 text-sm">
          <h4 className="text-ink-quiet text-xs">{t("results")}</h4>
          <ul className="flex flex-col gap-1.5">
            {results.map(({ title, text, url }, index) => {
              const key = `${index} ${title}`;
              return (
                <li key={key} className="min-w-0 [overflow-wrap:anywhere]">
                  <SourceLink title={title} url={url} />
                  {text ? <RichText text={text} hasMarks /> : null}
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function SourceLink({ title, url }: { title: string; url: string | null }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const address = url === null ? null : safeUrl(url);
  if (!address) return <bdi dir="auto">{title}</bdi>;
  return (
    <>
      <a
        href={address.href}
        target="_blank"
        rel="noopener noreferrer"
        title={common("opensNewTab")}
        className="inline-flex max-w-full items-center gap-1 text-accent-ink hover:underline"
      >
        <bdi dir="auto">{title || address.host}</bdi>
        <ExternalLink aria-hidden size={12} className="shrink-0" />
      </a>
      <bdi className="text-ink-quiet text-xs"> {t("linkHost", { host: address.host })}</bdi>
    </>
  );
}
