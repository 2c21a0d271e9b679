"use client";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import type { Session } from "@/lib/domain/session";
import { DurationText, LanguageText, StartCell, TagChips, UserCell } from "./session-cells";
import { useSessionView } from "./session-view";
import type { ColumnId } from "./table-layout";

export const numericColumns: ReadonlySet<string> = new Set<ColumnId>(["duration", "messages"]);

function MessageCount({ session }: { session: Session }) {
  return <span className="tabular-nums">{useSessionView().formats.count(session.messageCount)}</span>;
}

export const sessionCells: Record<ColumnId, (session: Session) => React.ReactNode> = {
  start: (session) => <StartCell session={session} />,
  user: (session) => <UserCell session={session} />,
  channel: ({ channel }) => <ChannelLabel channel={channel} />,
  outcome: ({ outcome }) => <OutcomeLabel outcome={outcome} />,
  duration: (session) => <DurationText session={session} />,
  messages: (session) => <MessageCount session={session} />,
  language: (session) => <LanguageText session={session} />,
  tags: ({ tags }) => <TagChips tags={tags} />,
};
