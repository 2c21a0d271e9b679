import { describe, expect, it } from "vitest";
import { listZones, matchZones, printOffset } from "./zone-list";

const winter = Date.UTC(2026, 0, 15);
const zones = listZones(winter);
const names = (query: string) => matchZones(zones, query).map(({ zone }) => zone);

describe("listZones", () => {
  it("holds UTC and knows the offset of the day", () => {
    expect(zones).toContainEqual({ zone: "UTC", offsetMinutes: 0 });
    expect(zones).toContainEqual({ zone: "America/New_York", offsetMinutes: -300 });
    expect(listZones(Date.UTC(2026, 6, 15))).toContainEqual({
      zone: "America/New_York",
      offsetMinutes: -240,
    });
  });
});

describe("matchZones", () => {
  it("finds a city by what people type", () => {
    expect(names("new york")).toEqual(["America/New_York"]);
    expect(names("Europe/Vien")).toEqual(["Europe/Vienna"]);
  });
  it("finds by offset", () => {
    expect(names("asia +9")).toContain("Asia/Tokyo");
    expect(names("asia +9")).not.toContain("Asia/Dubai");
  });
  it("offers everything for an empty query", () => {
    expect(names(" ")).toHaveLength(zones.length);
  });
});

it("prints offsets as people write them", () => {
  expect([540, -210, 0].map(printOffset)).toEqual(["UTC+9", "UTC-3:30", "UTC"]);
});
