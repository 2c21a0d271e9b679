import { describe, expect, it } from "vitest";
import { activitySlots } from "./activity";
import type { Session } from "./session";

function session(startedAt: string): Session {
  return {
    id: startedAt,
    botId: "st-1",
    userId: "u-1",
    channel: "rtm",
    startedAt,
    endedAt: null,
    status: "closed",
    outcome: "unknown",
    languages: [],
    durationMs: null,
    messageCount: 0,
    taskCount: 0,
    isDeveloper: false,
    isListed: true,
    tags: [],
  };
}

const newestFirst = ["2026-03-04T23:30:00.000Z", "2026-03-04T01:00:00.000Z", "2026-03-01T10:00:00.000Z"].map(
  session,
);

describe("activitySlots", () => {
  it("has every day between the first and the last, and the newest session of each", () => {
    expect(activitySlots(newestFirst, "UTC", 100)).toEqual([
      { from: "2026-03-01", to: "2026-03-01", count: 1, newestId: "2026-03-01T10:00:00.000Z" },
      { from: "2026-03-02", to: "2026-03-02", count: 0, newestId: null },
      { from: "2026-03-03", to: "2026-03-03", count: 0, newestId: null },
      { from: "2026-03-04", to: "2026-03-04", count: 2, newestId: "2026-03-04T23:30:00.000Z" },
    ]);
  });

  it("counts days of the viewer's zone", () => {
    const counts = activitySlots(newestFirst, "Asia/Tokyo", 100).map(({ count }) => count);
    expect(counts).toEqual([1, 0, 0, 1, 1]);
  });

  it("makes slots of several days when there would be too many", () => {
    const years = ["2026-03-04T00:00:00.000Z", "2024-01-01T00:00:00.000Z"].map(session);
    const slots = activitySlots(years, "UTC", 50);
    expect(slots.length).toBeLessThanOrEqual(50);
    expect(slots[0]).toMatchObject({ from: "2024-01-01", count: 1 });
    expect(slots.at(-1)).toMatchObject({ to: "2026-03-04", count: 1 });
  });

  it("is empty for nobody", () => {
    expect(activitySlots([], "UTC", 50)).toEqual([]);
  });
});
