import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { IdText } from "@/components/ui/id-text";
import { shownValue } from "@/lib/domain/reference";
import type { Session, Tag } from "@/lib/domain/session";
import { useSessionView } from "./session-view";

/** The one link of a row; it covers the row, so that a click anywhere peeks, with a modifier opens. */
export function StartCell({ session }: { session: Session }) {
  const t = useTranslations("sessions");
  const { now, formats, hrefOf, onOpen, peek } = useSessionView();
  return (
    <Link
      href={hrefOf(session.id)}
      onClick={(event) => onOpen(event, session.id)}
      aria-expanded={peek === session.id}
      prefetch={false}
      className="flex min-w-0 items-baseline gap-2 outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-ink focus-visible:after:-outline-offset-2"
    >
      <time
        dateTime={session.startedAt}
        title={formats.fullInstant(session.startedAt)}
        className="relative z-1 whitespace-nowrap tabular-nums"
      >
        {formats.instant(session.startedAt, now)}
      </time>
      <span className="sr-only"> {t("openSession", { user: shownValue(session.userId) })}</span>
      <span aria-hidden className="hidden truncate text-ink-quiet text-xs 2xl:inline">
        {formats.relative(session.startedAt, now)}
      </span>
    </Link>
  );
}

export function UserCell({ session }: { session: Session }) {
  const t = useTranslations("sessions");
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <IdText value={shownValue(session.userId)} />
      {session.isDeveloper ? <Badge title={t("developerTitle")}>{t("developerBadge")}</Badge> : null}
    </span>
  );
}

export function DurationText({ session }: { session: Session }) {
  const t = useTranslations("sessions");
  const { formats } = useSessionView();
  if (session.durationMs === null)
    return <span className="whitespace-nowrap text-success">{t("inProgress")}</span>;
  return <span className="whitespace-nowrap tabular-nums">{formats.duration(session.durationMs)}</span>;
}

export function LanguageText({ session }: { session: Session }) {
  const t = useTranslations("sessions");
  const { formats } = useSessionView();
  const names = session.languages.map(formats.language);
  return (
    <span className="truncate" title={names.join(", ")}>
      {names[0]}
      {names.length > 1 ? ` ${t("moreTags", { count: names.length - 1 })}` : null}
    </span>
  );
}

/** At most three, each with a fair share of the width. */
export function TagChips({ tags }: { tags: Tag[] }) {
  const t = useTranslations("sessions");
  const { shownTags } = useSessionView();
  const print = ({ name, value }: Tag) => t("chipTag", { name, value: shownValue(value) });
  const rest = tags.slice(shownTags);
  return (
    <span className="grid min-w-0 auto-cols-[minmax(0,max-content)] grid-flow-col items-center gap-1">
      {tags.slice(0, shownTags).map((tag) => (
        <Badge key={`${tag.scope} ${tag.name} ${tag.value}`} title={print(tag)}>
          <span dir="auto" className="truncate">
            {print(tag)}
          </span>
        </Badge>
      ))}
      {rest.length > 0 ? (
        <Badge title={rest.map(print).join("\n")} className="min-w-max">
          {t("moreTags", { count: rest.length })}
        </Badge>
      ) : null}
    </span>
  );
}
