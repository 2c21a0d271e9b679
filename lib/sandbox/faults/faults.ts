import type { Route } from "../http/route";
import type { ActiveFault, FaultKind } from "./fault-kind";
import { findFaultKind } from "./fault-kinds";
import type { FaultRule } from "./fault-rule";

interface Entry {
  rule: FaultRule;
  kind: FaultKind;
  seen: number;
  memory: Map<string, unknown>;
}

/** The fault rules in force, each with its own count of the calls it has seen. */
export class Faults {
  #entries: Entry[] = [];

  constructor(rules: readonly FaultRule[]) {
    this.replace(rules);
  }

  get rules(): FaultRule[] {
    return this.#entries.map(({ rule }) => rule);
  }

  /** Throws on an unknown kind, and then keeps the rules it has. */
  replace(rules: readonly FaultRule[]): void {
    this.#entries = rules.map((rule) => {
      const kind = findFaultKind(rule.kind);
      if (!kind) throw new Error(`There is no kind of fault named "${rule.kind}".`);
      return { rule, kind, seen: 0, memory: new Map() };
    });
  }

  /** Counts the call for every rule it matches; the first rule that is due has its way. */
  take(route: Route, now: number): ActiveFault | undefined {
    let due: Entry | undefined;
    for (const entry of this.#entries) {
      const { rule } = entry;
      if (rule.endpoint !== "*" && rule.endpoint !== route.endpoint) continue;
      if (rule.botId !== undefined && rule.botId !== route.botId) continue;
      entry.seen++;
      if (!due && isDue(rule.nth, entry.seen)) due = entry;
    }
    return due && { rule: due.rule, kind: due.kind, memory: due.memory, now };
  }
}

function isDue(nth: FaultRule["nth"], seen: number): boolean {
  if (nth === undefined) return true;
  if (typeof nth === "number") return seen === nth;
  return seen >= nth.from && seen <= (nth.to ?? Number.POSITIVE_INFINITY);
}
