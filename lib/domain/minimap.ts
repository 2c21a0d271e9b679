import type { Speaker } from "./message";
import type { TranscriptRow } from "./transcript-rows";

/** Where a row begins and ends, in any unit. */
export type Place = { start: number; end: number };
export type MinimapMark = {
  kind: Exclude<Speaker["kind"], "system"> | "silence" | "handed-over" | "failure" | "hit" | "linked";
  /** Slots from the top; a mark is at least one slot high. */
  from: number;
  to: number;
};

type MarkOptions = {
  rows: TranscriptRow[];
  /** Of each row; of what is not laid out yet there may be none. */
  places: Place[];
  length: number;
  slots: number;
  hitIds: ReadonlySet<string>;
  linkedIds: ReadonlySet<string>;
};

/**
 * The whole transcript in `slots` steps from top to bottom: who speaks, with neighbours of one speaker as one mark, and
 * on top of that where nobody spoke, where an agent took over, and what is looked for and linked.
 */
export function minimapMarks({ rows, places, length, slots, hitIds, linkedIds }: MarkOptions): MinimapMark[] {
  if (length <= 0) return [];
  const speech: MinimapMark[] = [];
  const signs: MinimapMark[] = [];
  for (const [index, row] of rows.entries()) {
    const place = places[index];
    if (!place || row.kind === "day") continue;
    const from = Math.min(slots - 1, Math.max(0, Math.floor((place.start / length) * slots)));
    const to = Math.min(slots, Math.max(from + 1, Math.round((place.end / length) * slots)));
    if (row.kind === "event") {
      const kind = eventKind(row.event);
      if (kind) addMark(signs, { kind, from, to: kind === "silence" ? to : from + 1 });
      continue;
    }
    const { id, speaker } = row.message;
    if (speaker.kind !== "system") addMark(speech, { kind: speaker.kind, from, to });
    if (hitIds.has(id)) addMark(signs, { kind: "hit", from, to: from + 1 });
    if (linkedIds.has(id)) addMark(signs, { kind: "linked", from, to });
  }
  return [...speech, ...signs];
}

function eventKind(event: string): MinimapMark["kind"] | null {
  if (event === "silence" || event === "handed-over") return event;
  return event === "not-understood" ? "failure" : null;
}

/** What touches a mark of its kind becomes part of it, so that ten thousand rows need no ten thousand marks. */
function addMark(marks: MinimapMark[], mark: MinimapMark): void {
  const before = marks.findLast(({ kind }) => kind === mark.kind);
  if (before && mark.from <= before.to && (before === marks.at(-1) || mark.to <= before.to))
    before.to = Math.max(before.to, mark.to);
  else marks.push(mark);
}
