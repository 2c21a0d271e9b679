import "server-only";
import { type DoctorFinding, type DoctorReport, doctorSteps } from "@/lib/domain/doctor";
import type { Viewer } from "@/lib/domain/viewer";
import { archive } from "./archive/database";
import { requireBotConfig } from "./auth/viewer";
import type { BotConfig } from "./config";
import { type AdmitCall, examineApi } from "./kore/doctor/api";
import { skipped } from "./kore/doctor/finding";
import { examineConnection, examineName } from "./kore/doctor/host";
import { openExchange } from "./kore/http/exchange";
import { admitWithin } from "./sync/admission";

const patienceMs = 3_000;
/** Somebody watches: shorter than what a large page may take. */
const timeouts = { headersMs: 10_000, idleMs: 5_000, totalMs: 20_000 };

/** What stands between this bot's settings and its conversations, step by step. Its calls count in the budget. */
export async function testConnection(
  viewer: Viewer,
  botId: string,
  signal: AbortSignal,
): Promise<DoctorReport> {
  const bot = requireBotConfig(viewer, botId);
  return await examineBot(bot, (end) => admitWithin(archive(), bot, patienceMs, end), signal);
}

/** Stops where a failure leaves the rest without meaning; those steps are told as skipped. No secret is in it. */
export async function examineBot(
  bot: BotConfig,
  admit: AdmitCall,
  signal: AbortSignal,
): Promise<DoctorReport> {
  const examinedAt = new Date().toISOString();
  const found: DoctorFinding[] = [];
  for await (const finding of examine(bot, admit, signal)) found.push(finding);
  const findings = doctorSteps.map((step) => found.find((finding) => finding.step === step) ?? skipped(step));
  return { botId: bot.id, examinedAt, findings };
}

/** The same, each finding as soon as it is known; its calls count in the budget. */
export async function* watchExamination(bot: BotConfig, signal: AbortSignal): AsyncGenerator<DoctorFinding> {
  const told: DoctorFinding["step"][] = [];
  const admit: AdmitCall = (end) => admitWithin(archive(), bot, patienceMs, end);
  for await (const finding of examine(bot, admit, signal)) {
    told.push(finding.step);
    yield finding;
  }
  for (const step of doctorSteps) if (!told.includes(step)) yield skipped(step);
}

async function* examine(
  bot: BotConfig,
  admit: AdmitCall,
  signal: AbortSignal,
): AsyncGenerator<DoctorFinding> {
  const url = new URL(bot.host);
  const name = await examineName(url, bot.isGuarded);
  yield name;
  if (name.outcome === "failed") return;
  const connection = await examineConnection(url, signal, bot.isGuarded);
  yield connection;
  if (connection.outcome === "failed") return;
  // Connections of its own: what is examined is the way there as it is now.
  const exchange = openExchange(bot, timeouts);
  try {
    yield* examineApi(bot, exchange, admit, signal);
  } finally {
    await exchange.close();
  }
}
