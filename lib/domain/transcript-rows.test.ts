import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message, Speaker } from "./message";
import type { MessageContent } from "./message-content";
import { transcriptRows } from "./transcript-rows";

const user: Speaker = { kind: "user", name: null };
const bot: Speaker = { kind: "bot", name: null };
const ana: Speaker = { kind: "agent", name: "Ana" };
const ben: Speaker = { kind: "agent", name: "Ben" };
const system: Speaker = { kind: "system", name: null };
const hello: MessageContent = { kind: "text", text: "Hello" };

function message(at: string, speaker: Speaker, contents: MessageContent[] = [hello]): Message {
  return {
    id: `ms-${at}`,
    at,
    direction: speaker.kind === "user" ? "incoming" : "outgoing",
    speaker,
    contents,
    label: null,
    taskName: null,
    language: null,
    latency: null,
    tags: [],
  };
}

/** A row as a word: the day, or the time with N for a named speaker and T for a time shown. */
function words(
  messages: Message[],
  zone = "UTC",
  options: Parameters<typeof transcriptRows>[2] = { showsEverything: true },
): string[] {
  return transcriptRows(messages, zone, options).map((row) => {
    if (row.kind === "day") return row.day;
    if (row.kind === "event") return `${row.event} ${row.text}${row.durationMs || ""}`.trim();
    const marks = `${row.namesSpeaker ? "N" : ""}${row.startsRun ? "T" : ""}`;
    return `${row.shape} ${row.message.at.slice(11, 19)} ${marks}`.trim();
  });
}

describe("transcriptRows", () => {
  it("names the speaker at each change and shows a time once for a minute of one speaker", () => {
    expect(
      words([
        message("2025-09-01T10:00:00.000Z", user),
        message("2025-09-01T10:00:05.000Z", bot),
        message("2025-09-01T10:00:50.000Z", bot),
        message("2025-09-01T10:01:04.999Z", bot),
        message("2025-09-01T10:01:05.000Z", bot),
        message("2025-09-01T10:01:10.000Z", user),
      ]),
    ).toEqual([
      "2025-09-01",
      "bubble 10:00:00 NT",
      "bubble 10:00:05 NT",
      "bubble 10:00:50",
      "bubble 10:01:04",
      "bubble 10:01:05 T",
      "bubble 10:01:10 NT",
    ]);
  });

  it("tells two agents apart", () => {
    const rows = words([
      message("2025-09-01T10:00:00.000Z", ana),
      message("2025-09-01T10:00:01.000Z", ben),
      message("2025-09-01T10:00:02.000Z", ben),
    ]);
    expect(rows.slice(1)).toEqual(["bubble 10:00:00 NT", "bubble 10:00:01 NT", "bubble 10:00:02"]);
  });

  it("parts the days of the viewer's zone and names the speaker anew on each", () => {
    const messages = [message("2025-09-01T14:59:59.000Z", bot), message("2025-09-01T15:00:00.000Z", bot)];
    expect(words(messages, "Asia/Tokyo")).toEqual([
      "2025-09-01",
      "bubble 14:59:59 NT",
      "2025-09-02",
      "bubble 15:00:00 NT",
    ]);
    expect(words(messages, "UTC")).toEqual(["2025-09-01", "bubble 14:59:59 NT", "bubble 15:00:00"]);
  });

  it("draws notes, system texts and empty records as lines, which end a run but not a speaker", () => {
    expect(
      words([
        message("2025-09-01T10:00:00.000Z", user, [
          { kind: "note", note: "session-started", text: "StartFlow" },
        ]),
        message("2025-09-01T10:00:01.000Z", bot),
        message("2025-09-01T10:00:02.000Z", system),
        message("2025-09-01T10:00:03.000Z", bot, []),
        message("2025-09-01T10:00:04.000Z", bot),
      ]).slice(1),
    ).toEqual([
      "line 10:00:00 T",
      "bubble 10:00:01 NT",
      "line 10:00:02 T",
      "line 10:00:03 T",
      "bubble 10:00:04 T",
    ]);
  });

  it("keeps a note beside words in the bubble of the words", () => {
    const note: MessageContent = { kind: "note", note: "event", text: "x" };
    expect(words([message("2025-09-01T10:00:00.000Z", bot, [note, hello])]).at(-1)).toBe(
      "bubble 10:00:00 NT",
    );
  });

  it("draws what the system offers to press in a bubble, so that nothing of it is lost", () => {
    const card: MessageContent = { kind: "structured", type: "button", texts: ["Rate us"], options: [] };
    expect(words([message("2025-09-01T10:00:00.000Z", system, [card])]).at(-1)).toBe("bubble 10:00:00 NT");
  });

  it("hides records that hold nothing until everything is asked for, or one of them is linked", () => {
    const blank = message("2025-09-01T10:00:01.000Z", bot, [{ kind: "note", note: "blank", text: "" }]);
    const config = message("2025-09-01T10:00:02.000Z", bot, [
      { kind: "note", note: "event", text: "config" },
    ]);
    const all = [message("2025-09-01T10:00:00.000Z", bot), blank, config];
    expect(words(all, "UTC", {})).toEqual(["2025-09-01", "bubble 10:00:00 NT"]);
    expect(words(all, "UTC", { linkedIds: new Set([blank.id]) }).at(-1)).toBe("line 10:00:01 T");
    expect(words(all)).toHaveLength(4);
  });

  it("tells tasks, languages, what was not understood, the hand-over and long silences where they begin", () => {
    const at = (time: string) => `2025-09-01T${time}.000Z`;
    const told = words([
      { ...message(at("10:00:00"), bot), taskName: "welcomeDialog", language: "en" },
      { ...message(at("10:00:05"), user), language: "es" },
      { ...message(at("10:00:10"), bot), taskName: "Check balance", language: "es" },
      { ...message(at("10:00:12"), bot), taskName: "Check balance", language: "es" },
      { ...message(at("10:05:12"), bot), taskName: "IntentNotIdentified" },
      message(at("10:10:13"), ana),
      message(at("10:10:14"), user),
      message(at("10:10:15"), ana),
    ]).filter((word) => !/^(bubble|\d)/.test(word));
    expect(told).toEqual([
      "language es",
      "task Check balance",
      "not-understood",
      "silence 301000",
      "handed-over Ana",
    ]);
  });

  it("tells the start and the end of a session among its messages, a drop-off by its name", () => {
    const session = {
      startedAt: "2025-09-01T09:59:59.000Z",
      endedAt: "2025-09-01T10:01:00.000Z",
      outcome: "drop-off",
      isListed: true,
    } as const;
    const messages = [message("2025-09-01T10:00:00.000Z", user), message("2025-09-01T10:01:30.000Z", bot)];
    expect(words(messages, "UTC", { session })).toEqual([
      "2025-09-01",
      "started",
      "bubble 10:00:00 NT",
      "dropped-off",
      "bubble 10:01:30 NT",
    ]);
    const unlisted = { ...session, isListed: false };
    expect(words(messages, "UTC", { session: unlisted })).toHaveLength(3);
    expect(words([], "UTC", { session })).toEqual([]);
  });

  it("tells each time that the bot did not understand, and once for several words about it", () => {
    const lost = { taskName: "IntentNotIdentified" };
    const turn = (second: string, replies: number) => [
      message(`2025-09-01T10:0${second}:00.000Z`, user),
      ...Array.from({ length: replies }, (_, index) => ({
        ...message(`2025-09-01T10:0${second}:0${index + 1}.000Z`, bot),
        ...lost,
      })),
    ];
    const told = words([...turn("0", 2), ...turn("1", 1)]);
    expect(told.filter((word) => word === "not-understood")).toHaveLength(2);
  });

  it("leaves out what nobody said when only the words are wanted, unless it is linked", () => {
    const ended = message("2025-09-01T10:00:02.000Z", system, [
      { kind: "note", note: "call-ended", text: "" },
    ]);
    const late = message("2025-09-01T11:00:00.000Z", bot);
    const all = [message("2025-09-01T10:00:00.000Z", user), ended, late];
    const wordsOnly = ["2025-09-01", "bubble 10:00:00 NT", "bubble 11:00:00 NT"];
    expect(words(all, "UTC", { showsSystem: false })).toEqual(wordsOnly);
    const linked = words(all, "UTC", { showsSystem: false, linkedIds: new Set([ended.id]) });
    expect(linked).toContain("line 10:00:02 T");
  });

  it("numbers the messages that are shown", () => {
    const blank = message("2025-09-01T10:00:01.000Z", bot, [{ kind: "note", note: "blank", text: "" }]);
    const all = [message("2025-09-01T10:00:00.000Z", user), blank, message("2025-09-02T10:00:00.000Z", bot)];
    const positions = transcriptRows(all, "UTC").flatMap((row) =>
      row.kind === "message" ? row.position : [],
    );
    expect(positions).toEqual([1, 2]);
  });

  it("knows the day of every message in every zone", () => {
    const zones = ["UTC", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"];
    const instant = fc.date({
      min: new Date("2011-12-29T00:00Z"),
      max: new Date("2027-01-01T00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.array(instant, { maxLength: 30 }), (zone, instants) => {
        const messages = instants
          .toSorted((a, b) => a.getTime() - b.getTime())
          .map((at) => message(at.toISOString(), user));
        const days = messages.map(({ at }) =>
          new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(Date.parse(at)),
        );
        const told = transcriptRows(messages, zone, { showsSystem: false, showsEverything: true });
        expect(told.flatMap((row) => (row.kind === "day" ? row.day : []))).toEqual([...new Set(days)]);
      }),
    );
  });
});
