import "server-only";
import type { Session } from "@/lib/domain/session";
import type { ExportedMessage } from "../archive/exported";
import type { ZipEntry } from "./zip";

type Column<Record> = {
  name: string;
  read: (record: Record) => string | number | null;
  /** The column of the list it stands for; what has none is always there. */
  shownAs?: string;
};

export const sessionColumns: Column<Session>[] = [
  { name: "session_id", read: ({ id }) => id },
  { name: "user_id", read: ({ userId }) => userId, shownAs: "user" },
  { name: "channel", read: ({ channel }) => channel, shownAs: "channel" },
  { name: "started_at", read: ({ startedAt }) => startedAt, shownAs: "start" },
  { name: "ended_at", read: ({ endedAt }) => endedAt, shownAs: "end" },
  { name: "status", read: ({ status }) => status, shownAs: "status" },
  { name: "outcome", read: ({ outcome }) => outcome, shownAs: "outcome" },
  { name: "duration_ms", read: ({ durationMs }) => durationMs, shownAs: "duration" },
  { name: "messages", read: ({ messageCount }) => messageCount, shownAs: "messages" },
  { name: "languages", read: ({ languages }) => languages.join(" "), shownAs: "language" },
  {
    name: "tags",
    read: ({ tags }) => tags.map(({ name, value }) => `${name}=${value}`).join("; "),
    shownAs: "tags",
  },
  { name: "developer", read: ({ isDeveloper }) => String(isDeveloper), shownAs: "developer" },
];

export const messageColumns: Column<ExportedMessage>[] = [
  { name: "session_id", read: ({ sessionId }) => sessionId },
  { name: "message_id", read: ({ messageId }) => messageId },
  { name: "at", read: ({ at }) => at },
  { name: "speaker", read: ({ speaker }) => speaker },
  { name: "task", read: ({ task }) => task },
  { name: "text", read: ({ text }) => text },
];

const speakers = { user: "User", bot: "Bot", agent: "Agent", system: "System" };

/** A conversation to be read anywhere: who it was, then what was said, further lines of a message set in. */
export function printTranscript(session: Session, messages: ExportedMessage[]): ZipEntry {
  const lines = [
    `Session ${session.id}`,
    `User ${session.userId}`,
    `Channel ${session.channel}`,
    `Started ${session.startedAt}`,
    `Ended ${session.endedAt ?? "-"}`,
    `Outcome ${session.outcome}`,
    "",
    ...messages
      .filter(({ text }) => text !== "")
      .map(
        ({ at, speaker, text }) => `[${at}] ${speakers[speaker]}: ${text.replaceAll(/\r\n?|\n/g, "\n    ")}`,
      ),
    "",
  ];
  const time = session.startedAt.slice(0, 19).replaceAll(/[:T]/g, "-");
  return {
    // An id is Kore's word for it, and a file's name is no place for its signs.
    name: `${time}-${session.id.replaceAll(/[^\w.-]/g, "_").slice(0, 100)}.txt`,
    text: lines.join("\n"),
    at: new Date(session.startedAt),
  };
}
