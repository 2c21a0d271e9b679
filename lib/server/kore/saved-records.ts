import "server-only";
import type { Session } from "@/lib/domain/session";
import type { StoredMessage } from "@/lib/domain/stored-message";
import { isObject } from "./content/reading";
import { mapMessage } from "./map-message";
import { mapSession } from "./map-session";
import { storable } from "./storable";

/** One record of a saved reply; `place` is where in the reply it was, from 1, and null for one by itself. */
export type SavedRecord = { place: number | null; kind: "session" | "message" | null; raw: unknown };
export type ReadRecord =
  | { kind: "session"; botId: string; session: Session; raw: unknown }
  | { kind: "message"; botId: string; message: StoredMessage };

const lists = { sessions: "session", messages: "message" } as const;
const messageKeys = ["components", "createdOn", "timestampValue"];
const sessionKeys = ["start_time", "end_time", "sessionStatus", "containmentType", "noOfMessagesExchanged"];

/**
 * The records of something that was saved: a reply of getSessions or getMessages, a list of records or of replies, or
 * one record. A session that holds its messages gives both. Throws a word of why it is nothing of that.
 */
export function* listSaved(value: unknown): Generator<SavedRecord> {
  let place = 0;
  for (const one of Array.isArray(value) ? value : [value]) {
    for (const record of listOne(one)) {
      place += 1;
      yield { ...record, place: Array.isArray(value) || record.kind ? place : null };
    }
  }
}

/** What the record says, of the bot that is given, or of the one it names itself. A text says why it cannot be taken. */
export function readSaved({ kind, raw: unsafe }: SavedRecord, ofBot: string | null): ReadRecord | string {
  if (!isObject(unsafe)) return "it is no record";
  if (Array.isArray(unsafe["errors"])) return "it is a refusal of Kore, with no records";
  const raw = storable(unsafe);
  const botId = ofBot ?? botOf(unsafe);
  const read = kind ?? kindOf(unsafe);
  if (!read) return "it is neither a session nor a message of Kore's";
  if (!botId) return "it names no bot; name it with --bot";
  if (read === "session") {
    const session = mapSession(raw, botId);
    return session ? { kind: read, botId, session, raw } : "it has no session id, or no time";
  }
  const message = mapMessage(raw);
  return message ? { kind: read, botId, message } : "it has no time";
}

function* listOne(value: unknown): Generator<Omit<SavedRecord, "place">> {
  const found = isObject(value) ? Object.entries(lists).filter(([key]) => Array.isArray(value[key])) : [];
  if (!isObject(value) || found.length === 0) {
    // An empty reply has no list at times.
    if (!isObject(value) || value["total"] !== 0) yield { kind: null, raw: value };
    return;
  }
  if (value["sessionId"] !== undefined) {
    const { sessions: _, messages: __, ...own } = value;
    yield { kind: "session", raw: own };
  }
  for (const [key, kind] of found) {
    const list = value[key];
    for (const raw of Array.isArray(list) ? list : []) yield { kind, raw };
  }
}

/** Messages have these too under other names, and more of their own. */
function kindOf(raw: Record<string, unknown>): "session" | "message" | null {
  if (messageKeys.some((key) => key in raw) || ["incoming", "outgoing"].includes(String(raw["type"])))
    return "message";
  return sessionKeys.some((key) => key in raw) ? "session" : null;
}

function botOf(raw: Record<string, unknown>): string | null {
  const named = [raw["botId"], raw["streamId"]].find((id) => typeof id === "string" && id.trim() !== "");
  return typeof named === "string" ? named.trim() : null;
}
