import type { Span } from "../generate/history";
import { badRequest } from "../http/kore-error";
import type { Parameters } from "./parameters";

const dayMs = 86_400_000;

export interface WindowRules {
  now: number;
  /** Undefined lifts the limit. */
  maxSpanMs: number | undefined;
  dateOnlyTo: "endOfDay" | "startOfDay";
}

/** The span a request asks about, with Kore's defaults and its 7-day rule (kore-contract 1.3). */
export function resolveWindow(parameters: Parameters, { now, maxSpanMs, dateOnlyTo }: WindowRules): Span {
  const givenFrom = readDate(parameters, "dateFrom");
  const givenTo = readDate(parameters, "dateTo");
  const endOfTo = givenTo && givenTo.time + (givenTo.dateOnly && dateOnlyTo === "endOfDay" ? dayMs - 1 : 0);
  const to = endOfTo ?? (givenFrom ? givenFrom.time + 7 * dayMs : now);
  const from = givenFrom?.time ?? to - 7 * dayMs;
  if (from > to) throw badRequest("dateFrom should be less than dateTo");
  if (maxSpanMs !== undefined && to - from > maxSpanMs) {
    throw badRequest("The duration between dateFrom and dateTo should be less than 7 days");
  }
  return { from, to: Math.min(to, now) };
}

function readDate(parameters: Parameters, name: string): { time: number; dateOnly: boolean } | undefined {
  const text = parameters.string(name);
  if (text === undefined) return undefined;
  const compact = text.replace(/\s+(?=T)/, "");
  const dateOnly = /^\d{4}-\d{2}-\d{2}$/.test(compact);
  const zoned = dateOnly || /(Z|[+-]\d{2}:?\d{2})$/i.test(compact) ? compact : `${compact}Z`;
  const time = /^\d{4}-\d{2}-\d{2}(T|$)/.test(compact) ? Date.parse(zoned) : Number.NaN;
  if (Number.isNaN(time)) throw badRequest(`Invalid ${name}`);
  return { time, dateOnly };
}
