import "server-only";
import type { Budget } from "@/lib/domain/budget";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { countCalls } from "./archive/kore-calls";
import { requireBotConfig } from "./auth/viewer";
import { budgetId } from "./kore/budget-id";
import { koreLimits } from "./sync/call-limits";

/** What of Kore's limits the bot, or its account, has used, by the calls the archive counts. Throws not-found. */
export async function getBudget(viewer: Viewer, botId: string): Promise<Budget> {
  const bot = requireBotConfig(viewer, botId);
  const now = Date.now();
  const { lastMinute, lastHour, pausedUntil } = await countCalls(archive(), budgetId(bot), now);
  const isPaused = pausedUntil !== null && pausedUntil > now;
  return {
    botId: bot.id,
    minute: { used: lastMinute, most: koreLimits.perMinute },
    hour: { used: lastHour, most: koreLimits.perHour },
    pausedUntil: isPaused ? new Date(pausedUntil).toISOString() : null,
  };
}
