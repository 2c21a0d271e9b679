import Link from "next/link";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { Snippet } from "@/lib/domain/search-snippet";
import type { ListedSession } from "@/lib/domain/session";
import type { hitHeights } from "./hits-height";
import { useSessionView } from "./session-view";

type HitLinesProps = { session: ListedSession; place: keyof typeof hitHeights };

/** What the search found in a session: who said it, when, and the words around it. Each leads to its message. */
export function HitLines({ session, place }: HitLinesProps) {
  const t = useTranslations("sessions");
  const { now, formats, hrefOf, onOpen, hit } = useSessionView();
  const { id, hits } = session;
  if (!hits) return null;
  const rest = hits.messageIds.length - hits.shown.length;
  return (
    <ul className="relative z-1 flex min-w-0 flex-col pb-1.5">
      {hits.shown.map(({ messageId, at, speaker, snippet }, index) => (
        <li key={messageId} className="flex min-w-0 items-center gap-2">
          <Link
            href={`${hrefOf(id)}#${encodeURIComponent(messageId)}`}
            prefetch={false}
            title={t("hitLink")}
            aria-current={hit === messageId ? "true" : undefined}
            onClick={(event) => onOpen(event, id, messageId)}
            className={classNames(
              "block min-w-0 rounded-sm px-1 text-sm leading-5 hover:bg-hover focus-visible:outline-2 focus-visible:outline-accent-ink focus-visible:-outline-offset-2",
              place === "table" ? "h-6 truncate py-0.5" : "my-0.5 line-clamp-2 h-10",
              hit === messageId && "bg-accent-subtle shadow-[inset_0_0_0_1px_var(--accent-line)]",
            )}
          >
            <span className="text-ink-quiet">
              {t("hitSaid", { speaker: t(`sayer.${speaker}`), time: formats.instant(at, now) })}
            </span>{" "}
            <SnippetText {...snippet} />
          </Link>
          {rest > 0 && index === hits.shown.length - 1 && place === "table" ? (
            <span className="shrink-0 text-ink-quiet text-xs">{t("hitsMore", { count: rest })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Somebody's words: text and marks, and never anything else. */
function SnippetText({ text, hits, isCutBefore, isCutAfter }: Snippet) {
  let end = 0;
  const parts = hits.map(({ from, to }) => {
    const part = { from, before: text.slice(end, from), found: text.slice(from, to) };
    end = to;
    return part;
  });
  return (
    <bdi>
      {isCutBefore ? "…" : null}
      {parts.map(({ from, before, found }) => (
        <span key={from}>
          {before}
          <mark className="rounded-xs bg-found text-ink">{found}</mark>
        </span>
      ))}
      {text.slice(end)}
      {isCutAfter ? "…" : null}
    </bdi>
  );
}
