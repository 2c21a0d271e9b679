import type { EndpointName } from "../http/route";
import type { Endpoint } from "./endpoint";
import { getMessages } from "./get-messages";
import { getSessions } from "./get-sessions";
import { getMessagesLite } from "./messages-lite";

export const endpoints: Record<EndpointName, Endpoint> = {
  getSessions,
  getMessages,
  getMessagesV2: getMessages,
  "messages-lite": getMessagesLite,
};
