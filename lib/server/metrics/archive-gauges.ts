import "server-only";
import { Gauge, Registry } from "prom-client";
import { countWindows, readArchiveSize, readBudgets } from "../archive/archive-state";
import { archive } from "../archive/database";
import { currentBots } from "../bots/registry";
import { budgetId } from "../kore/budget-id";
import { log } from "../log";
import { koreLimits } from "../sync/call-limits";

/**
 * What the archive says of itself and of the bots, asked anew each time. `nameOf` is what a bot is called, for a reader
 * who may know of it or one who may not. Without an archive it says that alone.
 */
export async function readArchiveGauges(nameOf: (botId: string, index: number) => string): Promise<Registry> {
  const registry = new Registry();
  const gauge = gaugesOf(registry);
  const up = gauge("backscroll_archive_up", "1 while the archive answers, else 0.");
  try {
    const { bots } = await currentBots();
    const names = new Map(bots.map((bot, index) => [bot.id, nameOf(bot.id, index)]));
    await setSizes(gauge);
    await setWindows(gauge, names);
    await setBudgets(gauge, names);
    up.set(1);
  } catch (error) {
    log().warn({ err: error }, "the archive could not be measured");
    registry.clear();
    gaugesOf(registry)("backscroll_archive_up", "1 while the archive answers, else 0.").set(0);
  }
  return registry;
}

type MakeGauge = (name: string, help: string, labelNames?: string[]) => Gauge;
type Names = Map<string, string>;

function gaugesOf(registry: Registry): MakeGauge {
  return (name, help, labelNames = []) => new Gauge({ name, help, labelNames, registers: [registry] });
}

async function setSizes(gauge: MakeGauge): Promise<void> {
  const { bytes, rows } = await readArchiveSize(archive());
  gauge("backscroll_archive_bytes", "What the archive takes on disk.").set(bytes);
  const rowGauge = gauge("backscroll_archive_rows", "Rows of each table, as the database estimates them.", [
    "table",
  ]);
  for (const [table, count] of Object.entries(rows)) rowGauge.set({ table }, count);
}

async function setWindows(gauge: MakeGauge, names: Names): Promise<void> {
  const { windows, heldUntil } = await countWindows(archive(), [...names.keys()]);
  const lag = gauge(
    "backscroll_sync_lag_seconds",
    "Seconds since the newest moment that is held of the bot.",
    ["bot"],
  );
  const counts = gauge("backscroll_sync_windows", "Stretches of the bot's time by what became of them.", [
    "bot",
    "state",
  ]);
  for (const [id, bot] of names) {
    const until = heldUntil[id] ?? null;
    if (until !== null) lag.set({ bot }, Math.max(0, (Date.now() - until) / 1_000));
    for (const state of ["planned", "running", "covered", "failed"]) {
      counts.set({ bot, state }, windows.find((row) => row.botId === id && row.state === state)?.count ?? 0);
    }
  }
}

async function setBudgets(gauge: MakeGauge, names: Names): Promise<void> {
  const now = Date.now();
  const { bots } = await currentBots();
  const budgets = await readBudgets(archive(), [...new Set(bots.map(budgetId))], now);
  const used = gauge("backscroll_kore_budget_used", "Calls of Kore in the last minute and hour.", [
    "bot",
    "window",
  ]);
  const most = gauge("backscroll_kore_budget_limit", "Calls that Kore allows in a minute and in an hour.", [
    "window",
  ]);
  const paused = gauge(
    "backscroll_kore_pause_seconds",
    "For how long Kore is not to be asked: it asked for it, or is away. 0 while there is no pause.",
    ["bot"],
  );
  most.set({ window: "minute" }, koreLimits.perMinute);
  most.set({ window: "hour" }, koreLimits.perHour);
  for (const one of bots) {
    const bot = names.get(one.id) ?? "";
    const budget = budgets.find((row) => row.budgetId === budgetId(one));
    used.set({ bot, window: "minute" }, budget?.lastMinute ?? 0);
    used.set({ bot, window: "hour" }, budget?.lastHour ?? 0);
    paused.set({ bot }, Math.max(0, ((budget?.pausedUntil ?? 0) - now) / 1_000));
  }
}
