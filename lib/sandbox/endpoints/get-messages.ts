import { messageRow } from "../generate/message-row";
import { badRequest } from "../http/kore-error";
import {
  countingBudget,
  type Endpoint,
  type EndpointCall,
  isForward,
  pageRequest,
  windowRules,
} from "./endpoint";
import { flatRows } from "./flat-row";
import { pageAround } from "./message-anchor";
import { createMessageFilter, type FoundMessage, messagesIn, withoutSessions } from "./message-query";
import { type Page, takePage } from "./page";
import { resolveWindow } from "./window";

/** getMessages and getMessagesV2, by GET and POST (kore-contract 1.4). */
export const getMessages: Endpoint = async (call) => {
  const { parameters, histories, method, now } = call;
  const callId = parameters.string("callId");
  if (callId !== undefined) return messagesOfCall(call, callId);
  if (method === "GET" && !parameters.has("userId")) throw badRequest("userId is required");
  const page = parameters.has("msgId")
    ? await pageAround(call, createMessageFilter(call))
    : await pageOfWindow(call);
  const rowOptions = {
    agentsInfo: parameters.boolean("getAgentsInfo"),
    traceId: method === "POST" && parameters.boolean("includeTraceId"),
    latency: parameters.boolean("includeLatency"),
    secureForm: call.endpoint === "getMessagesV2" && parameters.boolean("includeSecureForm"),
    now,
  };
  const [only] = histories;
  return {
    total: page.total,
    moreAvailable: page.moreAvailable,
    ...(only && histories.length === 1 && { icon: only.profile.icon }),
    messages: page.items.map(({ message, history }) => messageRow(message, history.profile, rowOptions)),
  };
};

async function pageOfWindow(call: EndpointCall): Promise<Page<FoundMessage>> {
  const span = resolveWindow(call.parameters, windowRules(call));
  const forward = isForward(call);
  const rows = messagesIn(call, span, forward, createMessageFilter(call));
  const { skip, limit } = pageRequest(call);
  const bySession = call.switches.skipUnit === "sessions";
  const project = (counted: number, { message }: FoundMessage) => {
    const seen = forward ? message.at - span.from : span.to - message.at;
    return Math.round((counted * (span.to - span.from)) / Math.max(1, seen));
  };
  return takePage(
    bySession ? withoutSessions(rows, skip) : rows,
    { skip: bySession ? 0 : skip, limit },
    project,
    countingBudget(call, span),
  );
}

function messagesOfCall(call: EndpointCall, callId: string): Record<string, unknown> {
  const session = call.histories
    .map((history) => history.findCall(callId))
    .find((found) => found !== undefined);
  const messages = (session?.messages ?? []).filter((message) => message.at <= call.now);
  const { skip, limit } = pageRequest(call);
  const page = messages.slice(skip, skip + limit);
  return { total: messages.length, moreAvailable: messages.length > skip + limit, messages: flatRows(page) };
}
