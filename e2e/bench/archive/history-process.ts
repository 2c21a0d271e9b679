import { type SandboxBot, startSandbox } from "@/lib/sandbox/server";

export type HistoryReport = { kind: "ready"; url: string; bot: SandboxBot };

const [sessionsPerDay, days, port] = process.argv.slice(2).map(Number);
const sandbox = await startSandbox({
  rateLimits: false,
  control: true,
  ...(days && { days }),
  ...(port && { port }),
  bots: [{ botId: "st-bench", name: "Bench", trade: "bank", ...(sessionsPerDay && { sessionsPerDay }) }],
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
const [bot] = sandbox.bots;
if (!bot) throw new Error("The sandbox has no bot.");
process.send?.({ kind: "ready", url: sandbox.url, bot } satisfies HistoryReport);
