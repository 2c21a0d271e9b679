import "server-only";
import type { ConnectionForm } from "@/lib/domain/bot-settings";
import { findBot } from "../archive/bots";
import { archive } from "../archive/database";
import { type BotConfig, config } from "../config";
import { watchExamination } from "../doctor";
import { AppError } from "../errors";
import { Secret } from "../secret";
import { streamOf } from "../stream-of";
import { openBotSecret } from "./bot-secret";
import { isGuardedHost } from "./join-bots";
import { readTypedHost } from "./read-host";

/** What stands between the form and the bot's conversations: a line of JSON for each finding, as it is found. */
export async function tryConnection(form: ConnectionForm, signal: AbortSignal): Promise<Response> {
  const bot = await toBot(form);
  return new Response(streamOf(lines(bot, signal), signal), {
    headers: { "content-type": "application/jsonl; charset=utf-8" },
  });
}

async function* lines(bot: BotConfig, signal: AbortSignal): AsyncGenerator<string> {
  for await (const finding of watchExamination(bot, signal)) yield `${JSON.stringify(finding)}\n`;
}

async function toBot({ clientId, clientSecret, ...form }: ConnectionForm): Promise<BotConfig> {
  const stored = await findBot(archive(), form.id);
  const isSameHost = stored?.host === form.host;
  const { host, isGuarded } = isSameHost
    ? { host: form.host, isGuarded: isGuardedHost(form.host, config().innerHosts) }
    : readTypedHost(form.host);
  // What is stored is used where it belongs, and nowhere that somebody typed.
  const secret = clientSecret ? new Secret(clientSecret) : isSameHost ? openBotSecret(stored).secret : null;
  const client = clientId ?? (isSameHost ? stored.clientId : null);
  if (!secret || !client) throw new AppError("bad-request", "A new host needs the client id and the secret.");
  const { id, kind, algorithm } = form;
  return {
    ...{ id, name: id, host, isGuarded, kind, algorithm },
    clientId: client,
    clientSecret: secret,
    inactivityTimeoutMs: stored?.inactivityTimeoutMs ?? 0,
  };
}
