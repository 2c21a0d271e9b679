export type ZoneChoice = { zone: string; offsetMinutes: number };

/** Every IANA zone the runtime knows, UTC included, with its offset at `now`, from west to east. */
export function listZones(now: number): ZoneChoice[] {
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")]);
  return [...zones]
    .map((zone) => ({ zone, offsetMinutes: offsetMinutes(zone, now) }))
    .sort((a, b) => a.offsetMinutes - b.offsetMinutes || a.zone.localeCompare(b.zone));
}

/** All words of the query, in any order, in the name or the offset: "york", "asia +9". */
export function matchZones(zones: ZoneChoice[], query: string): ZoneChoice[] {
  const words = query
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean);
  return zones.filter(({ zone, offsetMinutes }) => {
    const text = `${zoneName(zone)} ${printOffset(offsetMinutes)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

export function zoneName(zone: string): string {
  return zone.replaceAll("_", " ");
}

/** UTC+9, UTC-3:30. */
export function printOffset(minutes: number): string {
  if (minutes === 0) return "UTC";
  const absolute = Math.abs(minutes);
  const rest = absolute % 60;
  return `UTC${minutes < 0 ? "-" : "+"}${Math.floor(absolute / 60)}${rest ? `:${String(rest).padStart(2, "0")}` : ""}`;
}

function offsetMinutes(zone: string, now: number): number {
  const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(now)
    .find((part) => part.type === "timeZoneName")?.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(text ?? "");
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === "-" ? -minutes : minutes;
}
