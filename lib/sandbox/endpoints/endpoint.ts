import type { History, Span } from "../generate/history";
import { badRequest } from "../http/kore-error";
import type { EndpointName } from "../http/route";
import type { SandboxSwitches } from "../switches";
import type { PageRequest } from "./page";
import type { Parameters } from "./parameters";
import type { WindowRules } from "./window";

export interface EndpointCall {
  endpoint: EndpointName;
  method: string;
  parameters: Parameters;
  /** One bot's history, or every bot's on the account-wide paths. */
  histories: readonly History[];
  now: number;
  switches: SandboxSwitches;
  /** A fault that reads from another place than was asked for. */
  moveSkip?: (paging: PageRequest) => number;
}

/** The most rows a page can have (kore-contract 1.4, 1.5); getSessions has no documented maximum. */
const maxLimits = {
  getSessions: 10_000,
  getMessages: 100,
  getMessagesV2: 10_000,
  "messages-lite": 1_000,
};

export type Endpoint = (call: EndpointCall) => Promise<Record<string, unknown>>;

export function pageRequest({ endpoint, parameters, switches, moveSkip }: EndpointCall): PageRequest {
  const asked = parameters.count("limit") ?? 0;
  const most = maxLimits[endpoint];
  if (asked > most && switches.overLimit === "reject")
    throw badRequest(`limit should not be more than ${most}`);
  const skip = parameters.count("skip", "offset") ?? 0;
  const limit = Math.min(asked || switches.defaultLimits[endpoint], most);
  return { skip: moveSkip ? moveSkip({ skip, limit }) : skip, limit };
}

/** Whether the oldest message comes first. */
export function isForward({ parameters, switches }: EndpointCall): boolean {
  return parameters.boolean("forward") !== (switches.order === "oldestFirst");
}

const mostSessionsCounted = 2_000;

/**
 * How many rows behind a page are counted for `total`. A huge bot's are estimated at once: to count them, every
 * dialogue of the span would have to be written.
 */
export function countingBudget({ histories }: EndpointCall, span: Span): number {
  const sessions = histories.reduce((sum, history) => sum + history.countPlans(span), 0);
  return sessions > mostSessionsCounted ? 0 : 100_000;
}

export function windowRules({ endpoint, now, switches }: EndpointCall): WindowRules {
  const limited = endpoint !== "messages-lite" || switches.maxSpanOnLite;
  const days = limited ? switches.maxSpanDays : false;
  return { now, dateOnlyTo: switches.dateOnlyTo, maxSpanMs: days === false ? undefined : days * 86_400_000 };
}
