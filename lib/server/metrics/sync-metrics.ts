import "server-only";
import type { MetricObjectWithValues, MetricValue } from "prom-client";
import { instruments } from "./instruments";

type Told = MetricObjectWithValues<MetricValue<string>>[];
/** What sync tells the process that supervises it, and that process the web server. */
export type MetricsMessage = { kind: "metrics"; metrics: Told };

const tellMs = 5_000;
/** After so long without a word sync is taken to be away. */
const staleMs = 30_000;
const held = globalThis as { backscrollSyncMetrics?: { metrics: Told; at: number } };

export function isMetricsMessage(message: unknown): message is MetricsMessage {
  return typeof message === "object" && message !== null && "kind" in message && message.kind === "metrics";
}

/** Sync has no address to be asked at, so it tells over its channel what it counted, until `signal` aborts. */
export function tellMetrics(signal: AbortSignal): void {
  const tell = async () => {
    const metrics = await instruments().registry.getMetricsAsJSON();
    // Whoever listened may have gone in the meantime.
    if (process.connected)
      process.send?.({ kind: "metrics", metrics } satisfies MetricsMessage, () => undefined);
  };
  void tell();
  const timer = setInterval(() => void tell(), tellMs);
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}

/** Keeps what is told to this process. */
export function listenForMetrics(): void {
  process.on("message", (message) => {
    if (isMetricsMessage(message)) held.backscrollSyncMetrics = { metrics: message.metrics, at: Date.now() };
  });
}

/** The latest that sync told; null when that is too long ago. */
export function latestSyncMetrics(): Told | null {
  const told = held.backscrollSyncMetrics;
  return told && Date.now() - told.at < staleMs ? told.metrics : null;
}
