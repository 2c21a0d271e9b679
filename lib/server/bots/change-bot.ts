import "server-only";
import type { BotChange } from "@/lib/domain/bot-settings";
import type { DoctorReport } from "@/lib/domain/doctor";
import { isHealthy } from "@/lib/domain/doctor";
import type { Viewer } from "@/lib/domain/viewer";
import { type StoredBot, updateBot } from "../archive/bots";
import { archive } from "../archive/database";
import { recordAudit } from "../audit/record-audit";
import type { BotConfig } from "../config";
import { config } from "../config";
import { confirmSelf } from "../confirm-self";
import { examineBot } from "../doctor";
import { AppError } from "../errors";
import { Secret } from "../secret";
import { admitWithin } from "../sync/admission";
import { openBotSecret, sealBotSecret } from "./bot-secret";
import { isGuardedHost } from "./join-bots";
import { readTypedHost } from "./read-host";
import { requireStoredBot } from "./stored-bot";

type Call = { token: string | undefined; signal: AbortSignal };
type Changed = { isSaved: boolean; report: DoctorReport | null };

const patienceMs = 10_000;

/**
 * Changes a stored bot. Another way to Kore is tried first and saved only if it works; until then, and without a gap,
 * the old one serves. Throws conflict for a bot of the settings, and when somebody else changed it meanwhile.
 */
export async function changeBot(
  viewer: Viewer,
  botId: string,
  change: BotChange,
  { token, signal }: Call,
): Promise<Changed> {
  const row = await requireStoredBot(botId);
  await confirmSelf(viewer, { password: change.password, token });
  const next = applyChange(row, change);
  const report = isAnotherWay(row, change, next) ? await tryOut(next, signal) : null;
  if (report && !isHealthy(report)) return { isSaved: false, report };
  const { clientSecret, isGuarded: _, inactivityTimeoutMs, id, ...values } = next;
  const isSecretNew = change.clientSecret !== undefined;
  const sealedSecret = isSecretNew ? sealBotSecret(next, clientSecret.reveal()) : row.sealedSecret;
  const times = { changedAt: new Date(), changedBy: viewer.name };
  const stored = { ...values, sealedSecret, inactivityTimeoutMs, ...times };
  if (!(await updateBot(archive(), row, stored))) {
    throw new AppError("conflict", "Somebody else changed this bot meanwhile. Look at it again.");
  }
  const { password: _password, clientSecret: _secret, clientId: newClient, ...told } = change;
  const detail = {
    name: next.name,
    ...told,
    ...(newClient !== undefined && { clientId: "new" }),
    ...(isSecretNew && { secret: "new" }),
  };
  await recordAudit({ actor: viewer, action: "bot.change", botId: id, detail });
  return { isSaved: true, report };
}

function applyChange(row: StoredBot, change: BotChange): BotConfig {
  const { id, kind, algorithm, name, clientId, inactivityTimeoutMs: ms } = row;
  const typed = change.host === undefined ? row.host : change.host;
  const isSameHost = typed === row.host;
  if (!isSameHost && change.clientSecret === undefined) {
    throw new AppError("bad-request", "Another host needs the client secret again.");
  }
  const { host, isGuarded } = isSameHost
    ? { host: row.host, isGuarded: isGuardedHost(row.host, config().innerHosts) }
    : readTypedHost(typed);
  const minutes = change.inactivityTimeoutMinutes;
  return {
    id,
    name: change.name ?? name,
    host,
    isGuarded,
    clientId: change.clientId ?? clientId,
    clientSecret:
      change.clientSecret === undefined ? openBotSecret(row).secret : new Secret(change.clientSecret),
    kind: change.kind ?? kind,
    algorithm: change.algorithm ?? algorithm,
    inactivityTimeoutMs: minutes === undefined ? ms : Math.round(minutes * 60_000),
  };
}

function isAnotherWay(row: StoredBot, { clientSecret }: BotChange, next: BotConfig): boolean {
  const { host, clientId, kind, algorithm } = next;
  const isSame =
    row.host === host && row.clientId === clientId && row.kind === kind && row.algorithm === algorithm;
  return clientSecret !== undefined || !isSame;
}

async function tryOut(bot: BotConfig, signal: AbortSignal): Promise<DoctorReport> {
  return await examineBot(bot, (end) => admitWithin(archive(), bot, patienceMs, end), signal);
}
