/** The address for a colleague: absolute, and without the words of the list one came from. */
export function sessionAddress(botId: string, sessionId: string): string {
  const words = new URLSearchParams({ bot: botId });
  return `${window.location.origin}/sessions/${encodeURIComponent(sessionId)}?${words}`;
}
