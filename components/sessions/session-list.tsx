"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import { classNames } from "@/components/ui/class-names";
import type { ListedSession, Session } from "@/lib/domain/session";
import { HitLines } from "./late-hit-lines";
import { SelectCell } from "./select-cell";
import { DurationText, TagChips, UserCell } from "./session-cells";
import { useSessionView } from "./session-view";
import { useRowWindow } from "./use-row-window";

const rowHeight = 64;

type SessionListProps = {
  sessions: ListedSession[];
  total: number | null;
  isOld: (sessionId: string) => boolean;
};

/** The table for narrow screens: two lines a session, all of it one link. */
export function SessionList({ sessions, total, isOld }: SessionListProps) {
  const t = useTranslations("sessions");
  const list = useRef<HTMLUListElement>(null);
  const { rows, height } = useRowWindow(list, sessions, rowHeight, "list");
  const { selection } = useSessionView();
  const isSelecting = selection.isSelecting || selection.chosen.length > 0;
  return (
    <ul ref={list} aria-label={t("title")} className="relative border-t" style={{ height }}>
      {rows.map((item) => {
        const session = sessions[item.index];
        return session ? (
          <li
            key={session.id}
            data-index={item.index}
            aria-setsize={total ?? -1}
            aria-posinset={item.index + 1}
            className={classNames(
              "absolute inset-x-0 top-0 border-b",
              isOld(session.id) && "[&_*]:text-ink-quiet",
              selection.isSelected(session.id) && "bg-hover",
            )}
            style={{ height: item.size, transform: `translateY(${item.start}px)` }}
          >
            <div className="flex">
              {isSelecting ? (
                <SelectCell session={session} className="-me-4 h-[63px] w-12 justify-center" />
              ) : null}
              <SessionLines session={session} />
            </div>
            {session.hits ? (
              <div className="px-3">
                <HitLines session={session} place="list" />
              </div>
            ) : null}
          </li>
        ) : null;
      })}
    </ul>
  );
}

function SessionLines({ session }: { session: Session }) {
  const t = useTranslations("sessions");
  const { now, formats, hrefOf, onOpen, peek } = useSessionView();
  return (
    <Link
      href={hrefOf(session.id)}
      prefetch={false}
      onClick={(event) => onOpen(event, session.id)}
      aria-expanded={peek === session.id}
      className={classNames(
        "flex h-[63px] min-w-0 flex-1 flex-col justify-center gap-1 px-4 -outline-offset-2",
        peek === session.id ? "bg-accent-subtle" : "hover:bg-hover",
      )}
    >
      <span className="flex items-center justify-between gap-3">
        <time dateTime={session.startedAt} className="shrink-0 font-medium tabular-nums">
          {formats.instant(session.startedAt, now)}
        </time>
        <ChannelLabel channel={session.channel} />
        <span className="ms-auto shrink-0 text-sm">
          <DurationText session={session} />
        </span>
      </span>
      <span className="flex items-center gap-3 text-ink-quiet text-sm">
        <span className="min-w-0">
          <OutcomeLabel outcome={session.outcome} />
        </span>
        <UserCell session={session} />
        <span className="hidden min-w-0 sm:flex">
          <TagChips tags={session.tags} />
        </span>
        <span className="ms-auto shrink-0 tabular-nums">
          {t("messageCount", { count: session.messageCount })}
        </span>
      </span>
    </Link>
  );
}
