import "server-only";
import type { BotForm } from "@/lib/domain/bot-settings";
import type { Viewer } from "@/lib/domain/viewer";
import { hasAdmin } from "../archive/accounts";
import {
  askErasure,
  deleteSandboxAccounts,
  insertBot,
  listBots,
  listErasures,
  lockBots,
} from "../archive/bots";
import { archive, type Connection } from "../archive/database";
import { recordAudit } from "../audit/record-audit";
import { createSetupToken } from "../auth/setup";
import { config } from "../config";
import { confirmSelf } from "../confirm-self";
import { AppError } from "../errors";
import { sealBotSecret } from "./bot-secret";
import { readTypedHost } from "./read-host";

/** It is part of addresses, ours and Kore's. */
const botId = /^\w[\w.-]*$/;

/**
 * Stores a bot, which every process uses from its next request on. The first one ends the sandbox in the same
 * transaction: whoever came in by it is out, and its admin, once, may make the first real account with `setupToken`.
 */
export async function connectBot(
  viewer: Viewer,
  form: BotForm,
  token: string | undefined,
): Promise<{ botId: string; setupToken: string | null }> {
  await confirmSelf(viewer, { password: form.password, token });
  const { id, name, clientId, kind, algorithm } = form;
  const { host } = readTypedHost(form.host);
  const now = new Date();
  const setupToken = await archive().transaction(async (transaction) => {
    await lockBots(transaction);
    const { rows } = await listBots(transaction);
    const isFirst = config().isSandbox && rows.length === 0;
    if (viewer.isDemo && !isFirst) {
      throw new AppError("conflict", "A bot was connected meanwhile, which ended the sandbox.");
    }
    await requireNew(transaction, id);
    const inactivityTimeoutMs = Math.round(form.inactivityTimeoutMinutes * 60_000);
    const sealedSecret = sealBotSecret({ id, host }, form.clientSecret);
    const times = { createdAt: now, changedAt: now, changedBy: viewer.name };
    const row = { id, name, host, clientId, sealedSecret, kind, algorithm, inactivityTimeoutMs, ...times };
    if (!(await insertBot(transaction, row))) throw taken(id);
    if (!isFirst) return null;
    await deleteSandboxAccounts(transaction);
    const generated = config().bots.map((bot) => bot.id);
    if (form.erasesSandbox) await askErasure(transaction, generated, now);
    return viewer.isDemo && !(await hasAdmin(transaction)) ? await createSetupToken(transaction) : null;
  });
  const detail = { name, host };
  await recordAudit({ actor: viewer, action: "bot.add", botId: id, detail });
  return { botId: id, setupToken };
}

async function requireNew(transaction: Connection, id: string): Promise<void> {
  if (!botId.test(id)) {
    throw new AppError("bad-request", "A bot's id is like st-00000000-0000-0000-0000-000000000000.");
  }
  if (config().bots.some((bot) => bot.id === id)) throw taken(id);
  if ((await listErasures(transaction)).includes(id)) {
    throw new AppError(
      "conflict",
      `What is archived of ${id} is being erased. Connect it when that is done.`,
    );
  }
}

function taken(id: string): AppError {
  return new AppError("conflict", `There is a bot ${id} already.`);
}
