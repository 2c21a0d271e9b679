"use client";
import { createColumnHelper, tableFeatures } from "@tanstack/react-table";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import type { ListedSession, Session } from "@/lib/domain/session";
import { DurationText, LanguageText, StartCell, TagChips, UserCell } from "./session-cells";
import { useSessionView } from "./session-view";
import { type ColumnId, columnIds } from "./table-layout";

export const sessionFeatures = tableFeatures({});

export const numericColumns: ReadonlySet<string> = new Set<ColumnId>(["duration", "messages"]);

const helper = createColumnHelper<typeof sessionFeatures, ListedSession>();

function MessageCount({ session }: { session: Session }) {
  return <span className="tabular-nums">{useSessionView().formats.count(session.messageCount)}</span>;
}

const cells: Record<ColumnId, (session: Session) => React.ReactNode> = {
  start: (session) => <StartCell session={session} />,
  user: (session) => <UserCell session={session} />,
  channel: ({ channel }) => <ChannelLabel channel={channel} />,
  outcome: ({ outcome }) => <OutcomeLabel outcome={outcome} />,
  duration: (session) => <DurationText session={session} />,
  messages: (session) => <MessageCount session={session} />,
  language: (session) => <LanguageText session={session} />,
  tags: ({ tags }) => <TagChips tags={tags} />,
};

const definitions = new Map(
  columnIds.map((id) => [id, helper.display({ id, cell: ({ row }) => cells[id](row.original) })]),
);

/** Stable as long as `ids` is. */
export function sessionColumns(ids: ColumnId[]) {
  return helper.columns(ids.flatMap((id) => definitions.get(id) ?? []));
}
