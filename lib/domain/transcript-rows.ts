import type { Message, Speaker } from "./message";
import { isFailure } from "./message-failure";
import type { Session } from "./session";

export type DayRow = { kind: "day"; day: string; at: string };
export type MessageRow = {
  kind: "message";
  message: Message;
  /** Among the messages that are shown, from 1. */
  position: number;
  /** How it is drawn: in a bubble, or as a quiet centred line that nobody said. */
  shape: "bubble" | "line";
  /** The speaker is another than that of the bubble before, or the day is. */
  namesSpeaker: boolean;
  /** The first of a run: bubbles of one speaker within a minute. Its time stands for all of them. */
  startsRun: boolean;
};
/** Something that happened, told between the messages; no record of its own holds it. */
export type EventRow = {
  kind: "event";
  id: string;
  at: string;
  event:
    | "started"
    | "task"
    | "not-understood"
    | "language"
    | "handed-over"
    | "silence"
    | "ended"
    | "dropped-off";
  /** The task, the language or the agent; empty where there is none. */
  text: string;
  /** How long nobody said anything, for `silence`. */
  durationMs: number;
};
export type TranscriptRow = DayRow | MessageRow | EventRow;

type RowOptions = {
  /** Its start and end are told among the messages. */
  session?: Pick<Session, "startedAt" | "endedAt" | "outcome" | "isListed">;
  showsEverything?: boolean;
  /** What happened between the messages, and the lines that nobody said. */
  showsSystem?: boolean;
  /** Shown whatever they hold: somebody was sent to them. */
  linkedIds?: ReadonlySet<string>;
};

const runMs = 60_000;
const silenceMs = 5 * 60_000;

/** The transcript in reading order, a row before each day of `zone`. */
export function transcriptRows(messages: Message[], zone: string, options: RowOptions = {}): TranscriptRow[] {
  const { session, showsEverything = false, showsSystem = true, linkedIds } = options;
  const dayOf = dayFormatter(zone);
  const rows: TranscriptRow[] = [];
  let day: string | null = null;
  let speaker: Speaker | null = null;
  let runStart = Number.NEGATIVE_INFINITY;
  let lastAt: string | null = null;
  let task: string | null = null;
  let language: string | null = null;
  let isLost = false;
  let position = 0;
  let hasEnded = false;

  const openDay = (at: string) => {
    const next = dayOf(Date.parse(at));
    if (next === day) return;
    rows.push({ kind: "day", day: next, at });
    day = next;
    speaker = null;
  };
  const tell = (event: EventRow["event"], at: string, text = "", durationMs = 0) => {
    if (!showsSystem) return;
    openDay(at);
    rows.push({ kind: "event", id: `${event} ${at} ${rows.length}`, at, event, text, durationMs });
    runStart = Number.NEGATIVE_INFINITY;
  };
  const tellEnd = (until: string | null) => {
    if (hasEnded || !session?.isListed || !session.endedAt) return;
    if (until !== null && session.endedAt >= until) return;
    hasEnded = true;
    tell(session.outcome === "drop-off" ? "dropped-off" : "ended", session.endedAt);
  };

  const first = messages[0];
  if (session?.isListed && first && session.startedAt <= first.at && !isStart(first))
    tell("started", session.startedAt);
  for (const message of messages) {
    const isLinked = linkedIds?.has(message.id) ?? false;
    if (!showsEverything && !isLinked && isEmpty(message)) continue;
    const shape = messageShape(message);
    if (!showsSystem && !isLinked && shape === "line") continue;
    const { at } = message;
    tellEnd(at);
    if (lastAt !== null && Date.parse(at) - Date.parse(lastAt) > silenceMs)
      tell("silence", lastAt, "", Date.parse(at) - Date.parse(lastAt));
    openDay(at);
    if (message.direction === "incoming") isLost = false;
    else if (isFailure(message)) {
      if (!isLost) tell("not-understood", at);
      isLost = true;
      task = null;
    } else if (message.taskName !== null && message.taskName !== task) {
      if (message.taskName !== "welcomeDialog") tell("task", at, message.taskName);
      task = message.taskName;
    }
    if (message.language !== null) {
      if (language !== null && language !== message.language) tell("language", at, message.language);
      language = message.language;
    }
    const { kind, name } = message.speaker;
    const before: Speaker | null = speaker;
    if (kind === "agent" && before !== null && lastCompany(rows)?.kind !== "agent")
      tell("handed-over", at, name ?? "");
    lastAt = at;
    position += 1;
    if (shape === "line") {
      rows.push({ kind: "message", message, position, shape, namesSpeaker: false, startsRun: true });
      runStart = Number.NEGATIVE_INFINITY;
      continue;
    }
    const namesSpeaker = before === null || !isSameSpeaker(before, message.speaker);
    const startsRun = namesSpeaker || Date.parse(at) - runStart >= runMs;
    if (startsRun) runStart = Date.parse(at);
    speaker = message.speaker;
    rows.push({ kind: "message", message, position, shape, namesSpeaker, startsRun });
  }
  if (rows.length > 0) tellEnd(null);
  return rows;
}

/** Holds nothing that anybody said or that happened; only "show everything" brings it. */
export function isEmpty({ contents, direction }: Message): boolean {
  return contents.every(
    (content) =>
      content.kind === "note" &&
      (content.note === "blank" ||
        (content.note === "event" && (content.text === "" || direction === "outgoing"))),
  );
}

function isStart({ contents }: Message): boolean {
  return contents.some((content) => content.kind === "note" && content.note === "session-started");
}

/** Who of bot and agents spoke last. */
function lastCompany(rows: TranscriptRow[]): Speaker | null {
  const last = rows.findLast(
    (row) => row.kind === "message" && row.shape === "bubble" && row.message.speaker.kind !== "user",
  );
  return last?.kind === "message" ? last.message.speaker : null;
}

/** Notes, what the telephone did, and the system's words are lines; so is a record that held nothing. */
function messageShape({ speaker, contents }: Message): MessageRow["shape"] {
  if (speaker.kind === "system" && contents.every(({ kind }) => kind === "text" || kind === "note"))
    return "line";
  const isSilent = contents.every(
    (content) => content.kind === "note" || (content.kind === "voice" && content.texts.length === 0),
  );
  return isSilent ? "line" : "bubble";
}

function isSameSpeaker(a: Speaker, b: Speaker): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** Zones change by quarters of an hour, and messages stand close together. */
const quarterMs = 900_000;

function dayFormatter(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const days = new Map<number, string>();
  return (instant) => {
    const quarter = Math.floor(instant / quarterMs);
    const day = days.get(quarter) ?? format.format(quarter * quarterMs);
    days.set(quarter, day);
    return day;
  };
}
