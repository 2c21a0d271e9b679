import { describe, expect, it } from "vitest";
import { type MinimapMark, minimapMarks } from "./minimap";
import { testMessage } from "./test-message";
import { type TranscriptRow, transcriptRows } from "./transcript-rows";

const at = (second: number) => new Date(Date.UTC(2026, 2, 1) + second * 1_000).toISOString();
const none = new Set<string>();

/** Every row is ten high. */
function marks(rows: TranscriptRow[], slots: number, hitIds = none, linkedIds = none): MinimapMark[] {
  const places = rows.map((_, index) => ({ start: index * 10, end: index * 10 + 10 }));
  return minimapMarks({ rows, places, length: rows.length * 10, slots, hitIds, linkedIds });
}

describe("minimapMarks", () => {
  it("shows who speaks where, a run of one speaker as one mark", () => {
    const rows = transcriptRows(
      [
        testMessage(at(0), "user"),
        testMessage(at(1), "bot"),
        testMessage(at(2), "bot"),
        testMessage(at(3), "user"),
      ],
      "UTC",
    );
    expect(marks(rows, 5)).toEqual([
      { kind: "user", from: 1, to: 2 },
      { kind: "bot", from: 2, to: 4 },
      { kind: "user", from: 4, to: 5 },
    ]);
  });

  it("shows silence, the hand-over, failures, hits and what is linked on top", () => {
    const messages = [
      testMessage(at(0), "user"),
      testMessage(at(1), "bot", { taskName: "IntentNotIdentified" }),
      testMessage(at(2_000), "agent"),
      testMessage(at(2_001), "system"),
    ];
    const [asked, , agent] = messages.map(({ id }) => id);
    const found = marks(transcriptRows(messages, "UTC"), 100, new Set([asked ?? ""]), new Set([agent ?? ""]));
    expect(found.map(({ kind }) => kind)).toEqual([
      "user",
      "bot",
      "agent",
      "hit",
      "failure",
      "silence",
      "handed-over",
      "linked",
    ]);
  });

  it("stays small for ten thousand messages, and within its slots", () => {
    const messages = Array.from({ length: 10_000 }, (_, index) =>
      testMessage(at(index), index % 2 === 0 ? "user" : "bot"),
    );
    const all = new Set(messages.map(({ id }) => id));
    const found = marks(transcriptRows(messages, "UTC"), 400, all);
    expect(found.length).toBeLessThanOrEqual(801);
    expect(found.every(({ from, to }) => from >= 0 && to <= 400 && from < to)).toBe(true);
  });

  it("shows nothing of what has no place yet", () => {
    const rows = transcriptRows([testMessage(at(0), "user")], "UTC");
    expect(minimapMarks({ rows, places: [], length: 0, slots: 10, hitIds: none, linkedIds: none })).toEqual(
      [],
    );
    expect(minimapMarks({ rows, places: [], length: 9, slots: 10, hitIds: none, linkedIds: none })).toEqual(
      [],
    );
  });
});
