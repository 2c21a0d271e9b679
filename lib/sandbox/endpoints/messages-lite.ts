import { messageRow } from "../generate/message-row";
import type { Message } from "../generate/session";
import { countingBudget, type Endpoint, type EndpointCall, pageRequest, windowRules } from "./endpoint";
import { type MessageFilter, messagesIn } from "./message-query";
import { takePage } from "./page";
import { isUser } from "./session-query";
import { resolveWindow } from "./window";

/** messages-lite (kore-contract 1.5): fewer fields, and no limit on the span. */
export const getMessagesLite: Endpoint = async (call) => {
  const { parameters, now } = call;
  const span = resolveWindow(parameters, windowRules(call));
  const page = await takePage(
    messagesIn(call, span, false, createFilter(call)),
    pageRequest(call),
    (counted) => counted,
    countingBudget(call, span),
  );
  return {
    total: page.total,
    moreAvailable: page.moreAvailable,
    messages: page.items.map(({ message, history }) =>
      liteRow(
        messageRow(message, history.profile, {
          agentsInfo: false,
          traceId: false,
          latency: false,
          secureForm: false,
          now,
        }),
        message,
      ),
    ),
  };
};

function createFilter({ parameters, now }: EndpointCall): MessageFilter {
  const userId = parameters.string("userId");
  const channel = parameters.string("channelType");
  const channelUId = parameters.string("channelUId");
  const types = parameters.list("type");
  const developer = parameters.has("isDeveloper") ? parameters.boolean("isDeveloper") : undefined;
  return ({ message }) =>
    message.at <= now &&
    (userId === undefined || isUser(message.session, userId)) &&
    (channel === undefined || message.session.channel === channel) &&
    (channelUId === undefined ||
      isUser(message.session, channelUId) ||
      message.session.person.phone === channelUId) &&
    (types === undefined || types.includes(message.direction)) &&
    (developer === undefined || message.session.developer === developer);
}

function liteRow(row: Record<string, unknown>, message: Message): Record<string, unknown> {
  const { _id, botId, type, status, createdBy, createdOn, sessionId, lang } = row;
  const [channel] = Array.isArray(row["channels"]) ? row["channels"] : [];
  const { from, to, channelUId } = channel ?? {};
  const { cT, data } = message.component;
  return {
    _id,
    botId,
    type,
    status,
    createdBy,
    createdOn,
    sessionId,
    lang,
    chnl: message.session.channel,
    components: [{ cT, data }],
    channels: [{ from, to, channelUId }],
  };
}
