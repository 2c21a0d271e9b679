import "server-only";
import { createHmac } from "node:crypto";
import type { AuditAction } from "@/lib/domain/audit";
import type { InstallationKey } from "../keys";

export type AuditDetail = Record<string, string | number | boolean>;

/** An entry before it has its place in the chain. */
export type AuditEntry = {
  at: Date;
  action: AuditAction;
  accountId: string | null;
  accountName: string;
  botId: string | null;
  target: string | null;
  detail: AuditDetail;
};

/** The end of a chain: the next entry follows it. */
export type ChainEnd = { place: number; mac: Buffer };
export type ChainedEntry = AuditEntry & ChainEnd;

export const emptyChain: ChainEnd = { place: 0, mac: Buffer.alloc(0) };

/** HMAC-SHA-256 over the entry, its place and the MAC before it: none can be changed, moved or left out unseen. */
export function chainMac(key: InstallationKey, entry: AuditEntry, place: number, before: Buffer): Buffer {
  const { at, action, accountId, accountName, botId, target, detail } = entry;
  // The database keeps no order of an object's keys.
  const details = Object.entries(detail).sort(([one], [other]) => (one < other ? -1 : 1));
  const fields = [place, at.toISOString(), action, accountId, accountName, botId, target, details];
  return createHmac("sha256", key.derive("audit")).update(before).update(JSON.stringify(fields)).digest();
}

export function chainEntries(
  key: InstallationKey,
  entries: readonly AuditEntry[],
  end: ChainEnd,
): ChainedEntry[] {
  let { place, mac } = end;
  return entries.map((entry) => {
    place += 1;
    mac = chainMac(key, entry, place, mac);
    return { ...entry, place, mac };
  });
}
