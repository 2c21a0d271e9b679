import "server-only";
import type { BotSettings } from "@/lib/domain/bot-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { requireBotConfig } from "../auth/viewer";
import { knownBots } from "./registry";

/** The settings of the viewer's bots, without credentials. */
export function listBotSettings(viewer: Viewer): BotSettings[] {
  const { hiddenIds } = knownBots();
  return viewer.bots.map((bot) => {
    const { host, kind, algorithm, inactivityTimeoutMs, origin, isSecretLost } = requireBotConfig(
      viewer,
      bot.id,
    );
    const isAlsoStored = hiddenIds.includes(bot.id);
    return { ...bot, host, kind, algorithm, inactivityTimeoutMs, origin, isSecretLost, isAlsoStored };
  });
}
