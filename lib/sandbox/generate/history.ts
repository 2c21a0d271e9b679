import { setImmediate as nextTurn } from "node:timers/promises";
import type { BotProfile } from "./bot-profile";
import { Calendar } from "./calendar";
import { objectIdSeconds, uuidNumber } from "./ids";
import { People } from "./people";
import { idLagMs, longestSpanMs, planSlice } from "./plan-session";
import { RecentCache } from "./recent-cache";
import type { Message, Session, SessionPlan } from "./session";
import { callSalt, messageSalt, writeSession } from "./write-session";

/** A span of time in epoch milliseconds, both ends included. */
export interface Span {
  from: number;
  to: number;
}

/**
 * One bot's conversations from `startsAt` on. Nothing is stored: slices of time are generated when they are read and
 * the latest few are kept, so memory does not grow with the range.
 */
export class History {
  readonly profile: BotProfile;
  readonly startsAt: number;
  readonly people: People;
  readonly #calendar: Calendar;
  readonly #longestSpanMs: number;
  readonly #plans = new RecentCache<number, SessionPlan[]>(400);
  readonly #sessions = new RecentCache<string, Session>(3_000);
  readonly #messages = new RecentCache<number, Message[]>(12);

  constructor(profile: BotProfile, startsAt: number) {
    this.profile = profile;
    this.startsAt = startsAt;
    this.people = new People(profile.seed, profile.botId, profile.languages, profile.sessionsPerDay);
    this.#calendar = new Calendar(profile.seed, profile.sessionsPerDay, profile.traffic);
    this.#longestSpanMs = longestSpanMs(profile);
  }

  /** The span of the longest session, and then some: nothing outlasts it. */
  get longestSpanMs(): number {
    return this.#longestSpanMs;
  }

  /** Listed sessions that start in the span, newest first unless `forward`. Yields to other work now and then. */
  async *plansIn(span: Span, { forward = false, skip = 0 } = {}): AsyncGenerator<SessionPlan> {
    const turn = new Turn();
    let left = skip;
    const slices = forward ? [...this.#slicesNewestFirst(span)].reverse() : this.#slicesNewestFirst(span);
    for (const slice of slices) {
      const count = this.#calendar.count(slice);
      if (left >= count && this.#isWhole(slice, span)) {
        left -= count;
        continue;
      }
      const plans = this.#plansOf(slice).filter((plan) => plan.listed && within(plan.startAt, span));
      for (const plan of forward ? plans : plans.reverse()) {
        if (left > 0) left--;
        else yield plan;
      }
      await turn.maybeYield();
    }
  }

  /** The sessions of one user that have messages in the span, listed or not; a scan of plans, not of dialogues. */
  async sessionsOfUser(userId: string, span: Span): Promise<Session[]> {
    const index = this.people.indexOf(userId);
    if (index === undefined) return [];
    const turn = new Turn();
    const sessions: Session[] = [];
    for (const slice of this.#slicesNewestFirst({ from: span.from - this.#longestSpanMs, to: span.to })) {
      for (const plan of this.#plansOf(slice))
        if (plan.userIndex === index) sessions.push(this.session(plan));
      await turn.maybeYield();
    }
    return sessions;
  }

  /** How many sessions `plansIn` would give, without making them, except at the two ends of the span. */
  countPlans(span: Span): number {
    let total = 0;
    for (const slice of this.#slicesNewestFirst(span)) {
      total += this.#isWhole(slice, span)
        ? this.#calendar.count(slice)
        : this.#plansOf(slice).filter((plan) => plan.listed && within(plan.startAt, span)).length;
    }
    return total;
  }

  session(plan: SessionPlan): Session {
    return this.#sessions.getOrCreate(plan.sessionId, () => {
      const session = writeSession(plan, this.profile, this.people);
      // Once it is known when the last message came, later searches need not look at the session again.
      plan.lastAt = session.messages.at(-1)?.at ?? plan.startAt;
      return session;
    });
  }

  /** The session of an id, listed or not; the id's own time says where to look. */
  findSession(sessionId: string): Session | undefined {
    const seconds = objectIdSeconds(sessionId);
    if (seconds === undefined) return undefined;
    const [plan] = this.#plansNear(seconds).filter(
      (candidate) => candidate.sessionId === sessionId.toLowerCase(),
    );
    return plan && this.session(plan);
  }

  findMessage(messageId: string): Message | undefined {
    const seconds = messageId.startsWith("ms-")
      ? uuidNumber(messageId.slice(3), messageSalt(this.profile))
      : undefined;
    if (seconds === undefined) return undefined;
    for (const plan of this.#plansNear(seconds)) {
      if (objectIdSeconds(plan.sessionId) !== seconds) continue;
      const message = this.session(plan).messages.find(({ id }) => id === messageId);
      if (message) return message;
    }
    return undefined;
  }

  /** The phone call a third-party desktop knows by this id. */
  findCall(callId: string): Session | undefined {
    const seconds = uuidNumber(callId, callSalt(this.profile));
    if (seconds === undefined) return undefined;
    return this.#plansNear(seconds)
      .filter((plan) => objectIdSeconds(plan.sessionId) === seconds)
      .map((plan) => this.session(plan))
      .find((session) => session.callId === callId);
  }

  /** Messages created in the span, of listed and unlisted sessions alike; newest first unless `forward`. */
  async *messagesIn(span: Span, forward = false): AsyncGenerator<Message> {
    const turn = new Turn();
    const slices = [...this.#slicesNewestFirst(span)];
    for (const slice of forward ? slices.reverse() : slices) {
      const messages = this.#messagesOf(slice);
      for (const message of forward ? messages.toReversed() : messages) {
        if (within(message.at, span)) yield message;
      }
      await turn.maybeYield();
    }
  }

  #messagesOf(slice: number): Message[] {
    return this.#messages.getOrCreate(slice, () => {
      const from = slice * this.#calendar.sliceMs;
      const span = { from, to: from + this.#calendar.sliceMs - 1 };
      const earliest = this.#calendar.sliceAt(from - this.#longestSpanMs);
      const found: Message[] = [];
      for (let other = slice; other >= earliest; other--) {
        for (const plan of this.#plansOf(other)) {
          if ((plan.lastAt ?? plan.startAt + plan.spanMs) < from) continue;
          for (const message of this.session(plan).messages)
            if (within(message.at, span)) found.push(message);
        }
      }
      return found.sort(newestFirst);
    });
  }

  #plansNear(seconds: number): SessionPlan[] {
    const time = seconds * 1000;
    const slices = new Set(
      [time - idLagMs, time, time + 999].map((moment) => this.#calendar.sliceAt(moment)),
    );
    return [...slices]
      .flatMap((slice) => this.#plansOf(slice))
      .filter((plan) => plan.startAt >= this.startsAt);
  }

  #plansOf(slice: number): SessionPlan[] {
    if ((slice + 1) * this.#calendar.sliceMs <= this.startsAt) return [];
    return this.#plans.getOrCreate(slice, () => planSlice(this.profile, this.#calendar, this.people, slice));
  }

  #isWhole(slice: number, span: Span): boolean {
    const from = slice * this.#calendar.sliceMs;
    return from >= span.from && from + this.#calendar.sliceMs - 1 <= span.to;
  }

  *#slicesNewestFirst({ from, to }: Span): Generator<number> {
    const first = this.#calendar.sliceAt(Math.max(from, this.startsAt));
    for (let slice = this.#calendar.sliceAt(to); slice >= first; slice--) yield slice;
  }
}

export function newestFirst(a: Message, b: Message): number {
  return b.at - a.at || b.session.plan.seed - a.session.plan.seed || b.index - a.index;
}

function within(time: number, { from, to }: Span): boolean {
  return time >= from && time <= to;
}

/** Long walks let the server answer other callers in between. */
class Turn {
  #since = performance.now();

  async maybeYield(): Promise<void> {
    if (performance.now() - this.#since < 15) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
