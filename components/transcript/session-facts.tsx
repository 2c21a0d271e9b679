import { Check, ChevronRight, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { CopyButton } from "@/components/ui/copy-button";
import { IdText } from "@/components/ui/id-text";
import { useCopy } from "@/components/ui/use-copy";
import { useFormats } from "@/lib/client/use-formats";
import { useMedia } from "@/lib/client/use-media";
import { useWords } from "@/lib/client/use-words";
import type { Message } from "@/lib/domain/message";
import { countMessages, type MessageCounts } from "@/lib/domain/message-counts";
import { shownValue } from "@/lib/domain/reference";
import type { Session } from "@/lib/domain/session";
import { TagList } from "./tag-list";
import { usePrinting } from "./use-printing";
import { UserSessionsLink } from "./user-sessions-link";

type FactsProps = {
  session: Session;
  messages: Message[];
  /** There is another session in their place. */
  isFolded: boolean;
};
type DrawnProps = { session: Session; counts: MessageCounts };

/** Who, where, when, how long and how it ended: beside the transcript where there is room, folded above it where not. */
export function SessionFacts({ session, messages, isFolded }: FactsProps) {
  const counts = useMemo(() => countMessages(messages), [messages]);
  const t = useTranslations("transcript");
  const isWide = useMedia("(min-width: 64rem)");
  const isPrinting = usePrinting();
  return (
    <aside
      aria-label={t("facts")}
      className={classNames(
        "min-w-0 print:static print:max-h-none",
        isFolded
          ? "lg:col-span-full"
          : "lg:sticky lg:top-[calc(var(--header-height)+1rem)] lg:col-start-2 lg:max-h-[calc(100dvh-var(--header-height)-2rem)] lg:self-start lg:overflow-y-auto lg:py-1",
      )}
    >
      {(isWide && !isFolded) || isPrinting ? (
        <AllFacts session={session} counts={counts} />
      ) : (
        <FoldedFacts session={session} counts={counts} />
      )}
    </aside>
  );
}

function FoldedFacts({ session, counts }: DrawnProps) {
  const formats = useFormats();
  return (
    <details className="group rounded-lg border bg-surface">
      <summary className="flex min-h-11 cursor-pointer list-none flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="-me-2 shrink-0 text-ink-quiet transition-transform group-open:rotate-90"
        />
        <ChannelLabel channel={session.channel} />
        <OutcomeLabel outcome={session.outcome} />
        <time dateTime={session.startedAt} className="text-ink-quiet tabular-nums">
          {formats.time(session.startedAt)}
        </time>
      </summary>
      <div className="border-t p-3">
        <AllFacts session={session} counts={counts} />
      </div>
    </details>
  );
}

function AllFacts({ session, counts }: DrawnProps) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const words = useWords();
  const { userId, languages, durationMs } = session;
  const unended = session.status === "active" ? t("ongoing") : words.status("unknown");
  return (
    <>
      <Marks session={session} />
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))] gap-x-4 gap-y-2.5 lg:grid-cols-2">
        {userId ? (
          <IdFact name={t("user")} value={shownValue(userId)} copyLabel={t("copyUser")}>
            <UserSessionsLink session={session} />
          </IdFact>
        ) : (
          <Fact name={t("user")} isWide>
            {t("unknownUser")}
          </Fact>
        )}
        <Fact name={t("started")} isWide>
          <time dateTime={session.startedAt} title={formats.fullInstant(session.startedAt)}>
            {t("dayAndTime", {
              day: formats.day(session.startedAt),
              time: formats.time(session.startedAt),
            })}
          </time>
          <span className="block text-ink-quiet text-xs">{formats.zone}</span>
        </Fact>
        <Fact name={t("channel")} isWide>
          <ChannelLabel channel={session.channel} />
        </Fact>
        <Fact name={t("outcome")} isWide>
          <OutcomeLabel outcome={session.outcome} />
        </Fact>
        <Fact name={t("status")}>{words.status(session.status)}</Fact>
        <Fact name={t("duration")}>{durationMs === null ? unended : formats.duration(durationMs)}</Fact>
        <Fact name={t("messages")} isWide>
          {t("messagesBy", { user: counts.user, bot: counts.bot, agent: counts.agent })}
        </Fact>
        <Fact name={t("failures")}>
          <span className={counts.failures > 0 ? "font-medium text-danger" : undefined}>
            {t("failureCount", { count: counts.failures })}
          </span>
        </Fact>
        <Fact name={t("tasks")}>{formats.count(session.taskCount)}</Fact>
        {languages.length > 0 ? (
          <Fact name={t("languages", { count: languages.length })} isWide>
            {languages.map(formats.language).join(", ")}
          </Fact>
        ) : null}
        <IdFact name={t("session")} value={session.id} copyLabel={t("copySession")} />
      </dl>
      <CopyIds session={session} />
      <Tags session={session} />
    </>
  );
}

function Marks({ session: { isDeveloper, isListed } }: { session: Session }) {
  const t = useTranslations("transcript");
  if (!isDeveloper && isListed) return null;
  return (
    <div className="mb-3 flex flex-col items-start gap-1.5">
      {isDeveloper ? (
        <>
          <Badge tone="warning">{t("developer")}</Badge>
          <p className="text-ink-quiet text-xs">{t("developerHint")}</p>
        </>
      ) : null}
      {isListed ? null : (
        <>
          <Badge tone="info">{t("unlisted")}</Badge>
          <p className="text-ink-quiet text-xs">{t("unlistedHint")}</p>
        </>
      )}
    </div>
  );
}

function Tags({ session: { tags } }: { session: Session }) {
  const t = useTranslations("transcript");
  const ofUser = tags.filter(({ scope }) => scope === "user");
  const others = tags.filter(({ scope }) => scope !== "user");
  return [
    { name: t("tags"), list: others },
    { name: t("userTags"), list: ofUser },
  ].map(({ name, list }) =>
    list.length > 0 ? (
      <section key={name} className="mt-4">
        <h2 className="mb-1.5 text-ink-quiet text-xs">{name}</h2>
        <TagList tags={list} label={name} />
      </section>
    ) : null,
  );
}

function Fact({ name, isWide = false, children }: { name: string; isWide?: boolean; children: ReactNode }) {
  return (
    <div className={isWide ? "min-w-0 lg:col-span-full" : "min-w-0"}>
      <dt className="text-ink-quiet text-xs">{name}</dt>
      <dd className="mt-0.5 min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

type IdFactProps = { name: string; value: string; copyLabel: string; children?: ReactNode };

function IdFact({ name, value, copyLabel, children }: IdFactProps) {
  const common = useTranslations("common");
  return (
    <Fact name={name} isWide>
      <span className="flex min-w-0 items-center gap-1">
        <IdText value={value} />
        <CopyButton value={value} label={copyLabel} copiedLabel={common("copied")} />
      </span>
      {children}
    </Fact>
  );
}

function CopyIds({ session }: { session: Session }) {
  const t = useTranslations("transcript");
  const { copied, copy } = useCopy();
  const ids = [
    { name: t("session"), value: session.id },
    { name: t("user"), value: shownValue(session.userId) },
    { name: t("bot"), value: session.botId },
  ];
  const text = ids
    .filter(({ value }) => value)
    .map((id) => t("idLine", id))
    .join("\n");
  return (
    <Button size="sm" className="mt-3 print:hidden" onClick={() => copy(text)}>
      {copied === null ? <Copy aria-hidden size={14} /> : <Check aria-hidden size={14} />}
      {t("copyIds")}
    </Button>
  );
}
