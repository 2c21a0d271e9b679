import "server-only";
import type { BotConfig } from "../config";

/** Kore counts calls per bot, and those of an Admin Console app per account (kore-contract 3). */
export function budgetId({ kind, id, host, clientId }: Omit<BotConfig, "clientSecret">): string {
  return kind === "admin" ? `account ${clientId} ${host}` : id;
}
