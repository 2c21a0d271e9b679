import type { Session } from "@/lib/domain/session";
import { printSession } from "@/lib/server/export-session";
import { hostileMessages } from "./hostile-messages";
import { hostilePayloads } from "./hostile-payloads";

const [text = ""] = hostilePayloads;

const session: Session = {
  id: text,
  botId: text,
  userId: hostilePayloads.join("\n"),
  channel: text,
  startedAt: "2026-03-01T10:00:00.000Z",
  endedAt: null,
  status: "active",
  outcome: "unknown",
  languages: hostilePayloads.slice(0, 20),
  durationMs: null,
  messageCount: 0,
  taskCount: 0,
  isDeveloper: false,
  isListed: true,
  tags: hostilePayloads.map((value) => ({ scope: "session", name: value, value })),
};

/** The HTML file of a session in which everything is hostile, to standard output. */
process.stdout.write(
  printSession({ session, messages: hostileMessages(), usualResponses: [] }, "html", "en"),
);
