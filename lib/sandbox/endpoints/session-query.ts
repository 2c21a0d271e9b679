import type { History, Span } from "../generate/history";
import type { Session, SessionPlan, Tag } from "../generate/session";
import { sessionType, sessionUserId, showsTags } from "../generate/session-row";
import type { EndpointCall } from "./endpoint";
import { mergeRows } from "./page";
import { matchesTags } from "./tags";

/** A session that was found; its dialogue is not written until somebody looks. */
export interface FoundSession {
  history: History;
  plan: SessionPlan;
}

type SessionFilter = (session: Session) => boolean;

/** All bots' sessions of the span that pass the request's filters, newest first unless the switch says otherwise. */
export function sessionsIn(call: EndpointCall, span: Span): AsyncGenerator<FoundSession> {
  const filter = createSessionFilter(call);
  const direction = call.switches.order === "oldestFirst" ? -1 : 1;
  return mergeRows(
    call.histories.map((history) => matching(history, call, span, filter)),
    (a, b) => (b.plan.startAt - a.plan.startAt) * direction,
  );
}

/** Whether the request selects by its window alone, which can be counted and skipped without writing dialogues. */
export function isUnfiltered({ parameters, switches }: EndpointCall): boolean {
  return (
    switches.sessionFilterField === "start_time" &&
    !["userId", "sessionType", "containmentType"].some((name) => parameters.has(name)) &&
    parameters.tags().length === 0
  );
}

async function* matching(
  history: History,
  { switches, parameters }: EndpointCall,
  span: Span,
  filter: SessionFilter | undefined,
): AsyncGenerator<FoundSession> {
  const overlap = switches.sessionFilterField === "overlap";
  const searched = overlap ? { from: span.from - history.longestSpanMs, to: span.to } : span;
  const userId = parameters.string("userId");
  // An id of Kore's own names its user, which spares writing everybody else's dialogues.
  const userIndex = userId?.startsWith("u-") ? (history.people.indexOf(userId) ?? -1) : undefined;
  for await (const plan of history.plansIn(searched, { forward: switches.order === "oldestFirst" })) {
    if (userIndex !== undefined && plan.userIndex !== userIndex) continue;
    if (overlap && plan.startAt < span.from && history.session(plan).endAt < span.from) continue;
    if (!filter || filter(history.session(plan))) yield { history, plan };
  }
}

function createSessionFilter(call: EndpointCall): SessionFilter | undefined {
  const { parameters, now } = call;
  if (isUnfiltered(call)) return undefined;
  const userId = parameters.string("userId");
  const type = parameters.string("sessionType");
  const containment = parameters.string("containmentType");
  const clauses = parameters.tags();
  return (session) =>
    (userId === undefined || isUser(session, userId)) &&
    (type === undefined || sessionType(session) === type) &&
    (containment === undefined || containmentAt(session, now) === containment) &&
    (clauses.length === 0 || matchesTags(clauses, tagsAt(session, now)));
}

export function isUser(session: Session, userId: string): boolean {
  const { person } = session;
  return [person.userId, person.email, person.channelUId, sessionUserId(session)].includes(userId);
}

/** The tags a session and its messages carry at a moment. */
export function tagsAt(session: Session, now: number): { session: readonly Tag[]; user: readonly Tag[] } {
  if (!showsTags(session)) return { session: [], user: [] };
  const { tags, person } = session;
  const set = tags.filter((tag) => tag.at <= now);
  return {
    session: set.filter((tag) => tag.scope === "session"),
    user: [...person.tags, ...set.filter((tag) => tag.scope === "user")],
  };
}

function containmentAt(session: Session, now: number): string | undefined {
  const known = now >= session.closedAt && session.quirk !== "noContainment" && session.quirk !== "legacyRow";
  return known ? session.outcome : undefined;
}
