/** The task name of a reply to what the bot did not understand (kore-contract 4.1). */
const unknownIntent = "IntentNotIdentified";

/** The bot did not know what was meant. */
export function isFailure({ taskName }: { taskName: string | null }): boolean {
  return taskName === unknownIntent;
}
