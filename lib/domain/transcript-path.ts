/** Where a transcript is asked for; without a bot it is looked for among all bots of the viewer. */
export function transcriptPath(botId: string | null, sessionId: string): string {
  return `/api/sessions/${encodeURIComponent(sessionId)}?${new URLSearchParams(botId === null ? {} : { bot: botId })}`;
}
