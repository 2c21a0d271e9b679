import type { ServerResponse } from "node:http";
import type { Encoding } from "../http/encode";
import type { Reply } from "../http/reply";
import type { FaultRule } from "./fault-rule";

/** A reply about to be written, for the faults that write bytes themselves. */
export interface Wire {
  response: ServerResponse;
  status: number;
  headers: Record<string, string>;
  /** Already encoded. */
  bytes: Buffer;
  /** Before encoding. */
  plain: Buffer;
  encoding: Encoding;
}

export interface Paging {
  skip: number;
  limit: number;
}

/** One rule at work on one call. */
export interface ActiveFault {
  rule: FaultRule;
  kind: FaultKind;
  /** Epoch milliseconds by the sandbox's clock. */
  now: number;
  /** What the rule remembers from call to call. */
  memory: Map<string, unknown>;
}

/** What a kind of fault does, at one or more of the stages an answer goes through. */
export interface FaultKind {
  /** One sentence for the list of kinds. */
  about: string;
  /** Answers in place of Kore, before the caller is even authenticated. */
  replace?: (fault: ActiveFault) => Reply;
  /** Reads from another place than was asked for. */
  skip?: (paging: Paging, fault: ActiveFault) => number;
  /** Changes the JSON of a successful answer. */
  reshape?: (body: Record<string, unknown>, fault: ActiveFault) => unknown;
  /** Changes the JSON's text. */
  text?: (text: string, fault: ActiveFault) => string | Buffer;
  headers?: (headers: Record<string, string>, fault: ActiveFault) => Record<string, string>;
  /** Writes the answer, or fails to. */
  write?: (wire: Wire, fault: ActiveFault) => Promise<void>;
}

export type FaultKinds = Record<string, FaultKind>;

/** A number the rule gives, or the kind's default. */
export function numberIn({ rule }: ActiveFault, name: string, fallback: number): number {
  const value = rule[name];
  return typeof value === "number" && Number.isFinite(value) ? value : fallback;
}
