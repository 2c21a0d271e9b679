import "server-only";
import { AggregatorRegistry, Gauge, Registry } from "prom-client";
import packageJson from "@/package.json";
import { readArchiveGauges } from "./archive-gauges";
import { instruments } from "./instruments";
import { requireMetricsReader } from "./metrics-reader";
import { latestSyncMetrics } from "./sync-metrics";

/** All that can be measured, as Prometheus reads it. Throws as requireMetricsReader does. */
export async function printMetrics(readHeader: (name: string) => string | null): Promise<Response> {
  const { mayKnowBots } = requireMetricsReader(readHeader);
  const ofArchive = await readArchiveGauges((id, index) => (mayKnowBots ? id : String(index + 1)));
  const ofSync = latestSyncMetrics();
  const ofBuild = new Registry();
  const build = new Gauge({
    name: "backscroll_build_info",
    help: "1; the version that runs, and the Node it runs on.",
    labelNames: ["version", "node"],
    registers: [ofBuild],
  });
  build.set({ version: packageJson.version, node: process.versions.node }, 1);
  new Gauge({
    name: "backscroll_sync_up",
    help: "1 while this instance's sync says that it is there, else 0.",
    registers: [ofBuild],
  }).set(ofSync ? 1 : 0);
  const registries = [ofBuild, ofArchive, instruments().registry];
  const told = await Promise.all(registries.map((registry) => registry.getMetricsAsJSON()));
  const text = await AggregatorRegistry.aggregate([...told, ...(ofSync ? [ofSync] : [])]).metrics();
  return new Response(text, { headers: { "content-type": Registry.PROMETHEUS_CONTENT_TYPE } });
}
