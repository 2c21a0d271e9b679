import "server-only";
import type { BotSettings } from "@/lib/domain/bot-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { requireBotConfig } from "./auth/viewer";

/** The settings of the viewer's bots, without credentials. */
export function listBotSettings(viewer: Viewer): BotSettings[] {
  return viewer.bots.map((bot) => {
    const { host, kind, algorithm, inactivityTimeoutMs } = requireBotConfig(viewer, bot.id);
    return { ...bot, host, kind, algorithm, inactivityTimeoutMs };
  });
}
