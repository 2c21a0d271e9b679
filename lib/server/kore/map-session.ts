import "server-only";
import * as z from "zod";
import type { Outcome, Session } from "@/lib/domain/session";
import {
  countField,
  flagField,
  idField,
  instantField,
  instantOfObjectId,
  labelField,
  readTags,
  tagsField,
  textField,
  toIso,
} from "./wire";

/** kore-contract 1.1; only the id is indispensable. */
const wireSchema = z.looseObject({
  sessionId: idField,
  botId: textField,
  userId: labelField,
  channel: labelField,
  start_time: instantField,
  end_time: instantField,
  session_lang: z
    .union([z.string(), z.array(z.unknown())])
    .nullable()
    .catch(null),
  isDeveloper: flagField,
  sessionStatus: textField,
  containmentType: textField,
  tags: tagsField,
  noOfMessagesExchanged: countField,
  noOfTasksExecuted: countField,
});

const outcomes: Record<string, Outcome> = {
  selfservice: "self-service",
  agent: "agent",
  dropoff: "drop-off",
};

/** Null when the record has no id or no time at all; every other oddity has a place. */
export function mapSession(raw: unknown, botId: string): Session | null {
  const parsed = wireSchema.safeParse(raw);
  if (!parsed.success) return null;
  const wire = parsed.data;
  if (wire.sessionId === null) return null;
  const startedAt = wire.start_time ?? instantOfObjectId(wire.sessionId) ?? wire.end_time;
  if (startedAt === null) return null;
  const status = wire.sessionStatus.toLowerCase();
  const isActive = status === "active";
  const endedAt = isActive ? null : wire.end_time;
  return {
    id: wire.sessionId,
    botId,
    userId: wire.userId,
    channel: wire.channel || "unknown",
    startedAt: toIso(startedAt),
    endedAt: endedAt === null ? null : toIso(endedAt),
    status: isActive ? "active" : status === "closed" ? "closed" : "unknown",
    outcome: outcomes[wire.containmentType.toLowerCase().replace(/[^a-z]/g, "")] ?? "unknown",
    languages: readLanguages(wire.session_lang),
    // Some sessions end before they start (kore-contract 1.2).
    durationMs: endedAt === null ? null : Math.max(0, endedAt - startedAt),
    messageCount: wire.noOfMessagesExchanged,
    taskCount: wire.noOfTasksExecuted,
    isDeveloper: wire.isDeveloper,
    isListed: true,
    tags: readTags(wire.tags),
  };
}

/** A string in old replies, an array in new ones. */
function readLanguages(value: string | unknown[] | null): string[] {
  const list = Array.isArray(value) ? value : [value];
  return [...new Set(list.filter((item): item is string => typeof item === "string" && item !== ""))];
}
