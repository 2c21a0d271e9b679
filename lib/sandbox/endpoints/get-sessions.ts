import type { Span } from "../generate/history";
import { sessionRow } from "../generate/session-row";
import { badRequest } from "../http/kore-error";
import { countingBudget, type Endpoint, type EndpointCall, pageRequest, windowRules } from "./endpoint";
import { type Page, takePage } from "./page";
import { type FoundSession, isUnfiltered, sessionsIn } from "./session-query";
import { resolveWindow } from "./window";

const mostSessionIds = 50;
const tagsOfIdsMs = 14 * 86_400_000;

/** getSessions (kore-contract 1.1): newest start first; ids, when given, override every other filter. */
export const getSessions: Endpoint = async (call) => {
  const ids = call.parameters.list("sessionId");
  const callId = call.parameters.string("callId");
  if (ids) return sessionsById(call, ids);
  const span = resolveWindow(call.parameters, windowRules(call));
  const page = callId === undefined ? await pageOfWindow(call, span) : pageOfCall(call, span, callId);
  return {
    total: page.total,
    moreAvailable: page.moreAvailable,
    sessions: page.items.map((found) => toRow(found, call, true)),
  };
};

async function pageOfWindow(call: EndpointCall, span: Span): Promise<Page<FoundSession>> {
  const { histories, switches } = call;
  const { skip, limit } = pageRequest(call);
  if (!isUnfiltered(call)) {
    return takePage(
      sessionsIn(call, span),
      { skip, limit },
      (counted, { plan }) => {
        // As dense as what was seen.
        const seen = switches.order === "oldestFirst" ? plan.startAt - span.from : span.to - plan.startAt;
        return Math.round((counted * (span.to - span.from)) / Math.max(1, seen));
      },
      countingBudget(call, span),
    );
  }
  const total = histories.reduce((sum, history) => sum + history.countPlans(span), 0);
  const [history] = histories;
  if (!history || histories.length > 1)
    return takePage(sessionsIn(call, span), { skip, limit }, () => total, 0);
  const items: FoundSession[] = [];
  const forward = switches.order === "oldestFirst";
  for await (const plan of history.plansIn(span, { forward, skip })) {
    if (items.length === limit) break;
    items.push({ history, plan });
  }
  return { items, total, moreAvailable: skip + items.length < total };
}

/** `callId` goes with the dates, which stay in force. */
function pageOfCall({ histories }: EndpointCall, { from, to }: Span, callId: string): Page<FoundSession> {
  const items = histories.flatMap((history) => {
    const plan = history.findCall(callId)?.plan;
    return plan?.listed && plan.startAt >= from && plan.startAt <= to ? [{ history, plan }] : [];
  });
  return { items, total: items.length, moreAvailable: false };
}

function sessionsById(call: EndpointCall, ids: readonly string[]): Record<string, unknown> {
  if (ids.length > mostSessionIds)
    throw badRequest(`sessionId should not have more than ${mostSessionIds} values`);
  const unique = [...new Set(ids)];
  const found = unique.flatMap((id) => findListed(call, id) ?? []);
  const known = new Set(found.map(({ plan }) => plan.sessionId));
  const invalidSessions = unique.filter((id) => !known.has(id.toLowerCase()));
  found.sort((a, b) => b.plan.startAt - a.plan.startAt);
  return {
    total: found.length,
    moreAvailable: false,
    sessions: found.map((match) => toRow(match, call, match.plan.startAt > call.now - tagsOfIdsMs)),
    ...(invalidSessions.length > 0 && { invalidSessions }),
  };
}

function findListed({ histories, now }: EndpointCall, id: string): FoundSession | undefined {
  for (const history of histories) {
    const plan = history.findSession(id)?.plan;
    if (plan?.listed && plan.startAt <= now) return { history, plan };
  }
  return undefined;
}

function toRow(
  { history, plan }: FoundSession,
  { now, switches }: EndpointCall,
  includeTags: boolean,
): Record<string, unknown> {
  return sessionRow(history.session(plan), history.profile, {
    now,
    sessionLang: switches.sessionLang,
    includeTags,
  });
}
