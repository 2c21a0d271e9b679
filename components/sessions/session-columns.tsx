"use client";
import {
  type Column,
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";
import { ChannelLabel } from "@/components/shell/channel-label";
import { OutcomeLabel } from "@/components/shell/outcome-label";
import type { ListedSession, Session } from "@/lib/domain/session";
import { DurationText, LanguageText, StartCell, TagChips, UserCell } from "./session-cells";
import { useSessionView } from "./session-view";
import { type ColumnId, columnIds, columnSizes, columnWidths, linkColumn } from "./table-layout";

/** What the table does by itself; the server sorts and filters, and the window draws. */
export const sessionFeatures = tableFeatures({
  columnOrderingFeature,
  columnPinningFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  rowSelectionFeature,
});

export const numericColumns: ReadonlySet<string> = new Set<ColumnId>(["duration", "messages"]);

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

const helper = createColumnHelper<typeof sessionFeatures, ListedSession>();

export const sessionColumns = helper.columns(
  columnIds.map((id) =>
    helper.display({
      id,
      size: columnSizes[id].min,
      minSize: columnWidths.least,
      maxSize: columnWidths.most,
      enableHiding: id !== linkColumn,
      cell: ({ row }) => cells[id](row.original),
    }),
  ),
);

export type SessionColumn = Column<typeof sessionFeatures, ListedSession, unknown>;
