/** For a colleague: absolute, and without the words of this list. */
export function sessionLink(botId: string, sessionId: string): string {
  const words = new URLSearchParams({ bot: botId });
  return `${window.location.origin}/sessions/${encodeURIComponent(sessionId)}?${words}`;
}
