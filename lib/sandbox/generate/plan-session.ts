import type { BotProfile } from "./bot-profile";
import type { Calendar } from "./calendar";
import { objectId } from "./ids";
import type { People } from "./people";
import { hash, Random } from "./random";
import type { SessionPlan } from "./session";

const minuteMs = 60_000;
const spans: Record<SessionPlan["kind"], number> = {
  dialogue: 60 * minuteMs,
  handover: 120 * minuteMs,
  ghost: 45 * minuteMs,
  long: 40 * 60 * minuteMs,
};

/** No session of the bot lasts longer than this. */
export function longestSpanMs(profile: BotProfile): number {
  return spans.long + profile.inactivityTimeoutMs;
}

/** The plans of all sessions that start in the slice, oldest first; unlisted ones come at the end. */
export function planSlice(
  profile: BotProfile,
  calendar: Calendar,
  people: People,
  slice: number,
): SessionPlan[] {
  const count = calendar.count(slice);
  const sliceSeed = hash(profile.seed, profile.botId, slice);
  const starts = calendar.starts(slice, count);
  const random = new Random(sliceSeed);
  const unlisted = calendar.starts(slice, Math.floor(count * 0.012 + random.next()), "unlisted");
  const machine = hash(profile.botId, "machine").toString(16).padStart(8, "0").concat("ce");
  return [...starts, ...unlisted].map((startAt, index) => {
    const seed = hash(sliceSeed, index);
    const listed = index < count;
    const own = new Random(seed);
    const kind = listed
      ? own.weighted<SessionPlan["kind"]>([
          ["dialogue", 83],
          ["handover", 14],
          ["ghost", 2.6],
          ["long", 0.4],
        ])
      : "dialogue";
    // A ghost's row starts about nine minutes before the second that its id names.
    const idAt = kind === "ghost" ? startAt + own.int(8, 10) * minuteMs : startAt;
    return {
      sessionId: objectId(Math.floor(idAt / 1000), machine, sliceSeed + index),
      seed,
      startAt,
      userIndex: people.chooseIndex(own),
      kind,
      listed,
      spanMs: spans[kind] + profile.inactivityTimeoutMs,
    };
  });
}

/** How long after a session's start its id's time may lie, at most. */
export const idLagMs = 11 * minuteMs;
