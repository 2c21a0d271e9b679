import { z } from "zod";
import { type EndpointName, endpointNames } from "../http/route";
import { findFaultKind } from "./fault-kinds";

/** A fault as data: which calls it hits, and what happens to them. */
export interface FaultRule {
  /** `*` is every endpoint. */
  endpoint: EndpointName | "*";
  /** A name from the list of kinds, or `status-<n>`. */
  kind: string;
  /** Which of the matching calls, counted from 1 since the rules were set; all of them when absent. */
  nth?: number | { from: number; to?: number };
  /** Only calls of this bot. */
  botId?: string;
  /** The encoding the answer is forced into, for the faults of encodings. */
  encoding?: "gzip" | "br" | "deflate" | "identity";
  /** Whatever else the kind reads, such as `at`, `delayMs`, `rows`, `seconds` or `megabytes`. */
  [parameter: string]: unknown;
}

const ordinal = z.number().int().min(1);

const faultRuleSchema = z.looseObject({
  endpoint: z.enum([...endpointNames, "*"]),
  kind: z.string().refine((name) => findFaultKind(name) !== undefined, { error: "is not a kind of fault" }),
  nth: z.union([ordinal, z.object({ from: ordinal, to: ordinal.optional() })]).optional(),
  botId: z.string().optional(),
  encoding: z.enum(["gzip", "br", "deflate", "identity"]).optional(),
});

/** Fault rules from JSON; throws an Error whose sentence names the rule and the field that is wrong. */
export function parseFaultRules(value: unknown): FaultRule[] {
  const result = z.array(faultRuleSchema).safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const [index, ...path] = issue?.path ?? [];
  if (index === undefined) throw new Error("The fault rules must be a list.");
  throw new Error(
    `Fault rule ${Number(index) + 1}: ${path.join(".") || "it"} ${issue?.message ?? "is wrong"}.`,
  );
}
