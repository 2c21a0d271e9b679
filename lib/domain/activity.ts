import type { Session } from "./session";

/** A stretch of days of the viewer's zone, and the newest of the sessions that started in it. */
export type ActivitySlot = { from: string; to: string; count: number; newestId: string | null };

const dayMs = 86_400_000;

/**
 * When the sessions (newest first) were, oldest slot first, with slots of so many whole days that no more than `most`
 * are needed. Days without a session have their place too.
 */
export function activitySlots(sessions: Session[], zone: string, most: number): ActivitySlot[] {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  // Days are counted in whole ones, as some of a zone's are shorter or longer.
  const days = sessions.map(({ id, startedAt }) => ({
    id,
    day: Date.parse(format.format(Date.parse(startedAt))) / dayMs,
  }));
  const first = Math.min(...days.map(({ day }) => day));
  const last = Math.max(...days.map(({ day }) => day));
  if (days.length === 0) return [];
  const perSlot = Math.ceil((last - first + 1) / most);
  const slots = Array.from({ length: Math.ceil((last - first + 1) / perSlot) }, (_, index): ActivitySlot => {
    const from = first + index * perSlot;
    return { from: isoDay(from), to: isoDay(Math.min(last, from + perSlot - 1)), count: 0, newestId: null };
  });
  for (const { id, day } of days) {
    const slot = slots[Math.floor((day - first) / perSlot)];
    if (!slot) continue;
    slot.count += 1;
    slot.newestId ??= id;
  }
  return slots;
}

function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
