import "server-only";
import type { AuditAction } from "@/lib/domain/audit";
import { appendAudit, readAuditEnd } from "../archive/audit";
import { archive } from "../archive/database";
import { keyRing } from "../keys";
import { storableText } from "../kore/storable";
import { instruments } from "../metrics/instruments";
import { keepAnchor } from "./anchor";
import { type AuditDetail, type AuditEntry, type ChainEnd, chainEntries, emptyChain } from "./chain";

export type AuditEvent = {
  /** Who did it; null for somebody who was not signed in. */
  actor: { id: string; name: string } | null;
  action: AuditAction;
  botId?: string;
  /** The session, message, share or account it was done to. */
  target?: string;
  /** Never what was said, and no secret; of a search its hash. */
  detail?: AuditDetail;
};

type Waiting = { entry: AuditEntry; settle: (error?: unknown) => void };

const longestText = 500;

let waiting: Waiting[] = [];
let isWriting = false;
let knownEnd: ChainEnd | undefined;

/**
 * Writes down what somebody did, and resolves once it is in the archive: what cannot be written down is not done. Those
 * that come at the same time are written together.
 */
export function recordAudit(event: AuditEvent): Promise<void> {
  const { actor, action, botId = null, target = null, detail = {} } = event;
  if (action === "sign-in.refuse") {
    instruments().refusedSignIns.inc({ reason: String(detail["reason"] ?? "other") });
  }
  const entry = {
    at: new Date(),
    action,
    accountId: actor?.id ?? null,
    accountName: storedText(actor?.name ?? ""),
    botId: botId && storedText(botId),
    target: target && storedText(target),
    detail: Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [
        name,
        typeof value === "string" ? storedText(value) : value,
      ]),
    ),
  };
  const written = new Promise<void>((resolve, reject) => {
    waiting.push({ entry, settle: (error) => (error === undefined ? resolve() : reject(error)) });
  });
  if (!isWriting) void writeAll();
  return written;
}

/** As the database will give it back, or the chain would not hold: callers name what they like. */
function storedText(text: string): string {
  return storableText(text.slice(0, longestText));
}

async function writeAll(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    const error = await write(batch.map(({ entry }) => entry)).then(
      () => undefined,
      (reason: unknown) => reason ?? new Error("The audit could not be written."),
    );
    for (const { settle } of batch) settle(error);
  }
  isWriting = false;
}

async function write(entries: AuditEntry[]): Promise<void> {
  // One key for all of them, whatever a rotation does meanwhile.
  const [key] = keyRing();
  for (;;) {
    knownEnd ??= (await readAuditEnd(archive())) ?? emptyChain;
    const before = knownEnd;
    // Another process may have added since, or the outcome of this statement may never be known.
    knownEnd = undefined;
    const chained = chainEntries(key, entries, before).map((entry) => ({ ...entry, keyId: key.id }));
    if (!(await appendAudit(archive(), chained, before))) continue;
    knownEnd = chained.at(-1);
    if (knownEnd) keepAnchor(knownEnd);
    return;
  }
}
