import "server-only";
import { readAuditAfter, readAuditEnd } from "../archive/audit";
import type { Connection } from "../archive/database";
import { findKey } from "../keys";
import { readAnchor } from "./anchor";
import { type ChainEnd, chainMac, emptyChain } from "./chain";

export type AuditFinding =
  | { kind: "whole"; entries: number; from: Date | null; to: Date | null }
  /** From `place` on nothing is what it was: that entry was changed, put there or moved. */
  | { kind: "changed"; place: number }
  | { kind: "missing"; from: number; to: number }
  /** `last` is the last entry there is, and there were at least `known`. */
  | { kind: "cut-off"; last: number; known: number }
  /** None of this installation's keys can tell anything about the entry. */
  | { kind: "other-key"; place: number };

const batchSize = 1000;

/** Reads the whole audit and says where it is no longer as it was written, the first place first. */
export async function verifyAudit(archive: Connection): Promise<AuditFinding> {
  const anchor = await readAnchor();
  const head = await readAuditEnd(archive);
  let end: ChainEnd = emptyChain;
  let from: Date | null = null;
  let to: Date | null = null;
  for (;;) {
    const rows = await readAuditAfter(archive, end.place, batchSize);
    for (const row of rows) {
      if (row.place !== end.place + 1) return { kind: "missing", from: end.place + 1, to: row.place - 1 };
      const key = findKey(row.keyId);
      if (!key) return { kind: "other-key", place: row.place };
      const isAnchored = anchor?.place !== row.place || anchor.mac.equals(row.mac);
      if (!isAnchored || !chainMac(key, row, row.place, end.mac).equals(row.mac)) {
        return { kind: "changed", place: row.place };
      }
      from ??= row.at;
      to = row.at;
      end = row;
    }
    if (rows.length < batchSize) break;
  }
  // Entries may have been added while we read, which moves the head on and nothing back.
  const known = Math.max(head?.place ?? 0, anchor?.place ?? 0);
  if (end.place < known) return { kind: "cut-off", last: end.place, known };
  if (end.place > 0 && (!head || (head.place === end.place && !head.mac.equals(end.mac)))) {
    return { kind: "changed", place: end.place };
  }
  return { kind: "whole", entries: end.place, from, to };
}
