import type { Session } from "@/lib/domain/session";

/** Two sessions of a bot in one page. */
export function besideHref({ id, botId }: Pick<Session, "id" | "botId">, other: Pick<Session, "id">): string {
  const words = new URLSearchParams({ bot: botId, with: other.id });
  return `/sessions/${encodeURIComponent(id)}?${words}`;
}

/** The address for a colleague: absolute, and without the words of the list one came from. */
export function sessionAddress(botId: string, sessionId: string): string {
  const words = new URLSearchParams({ bot: botId });
  return `${window.location.origin}/sessions/${encodeURIComponent(sessionId)}?${words}`;
}
