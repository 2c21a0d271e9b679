import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { config } from "../config";
import { AppError } from "../errors";

export type MetricsReader = { mayKnowBots: boolean };
type ReadHeader = (name: string) => string | null;

/**
 * Who may read metrics: with METRICS_TOKEN whoever sends it, and they are told the bots' ids; without one whoever is on
 * this machine, as long as nobody else can reach it. Throws unauthenticated and forbidden.
 */
export function requireMetricsReader(readHeader: ReadHeader): MetricsReader {
  const { metricsToken } = config();
  if (metricsToken) {
    const [scheme, value = ""] = (readHeader("authorization") ?? "").split(" ", 2);
    if (scheme?.toLowerCase() === "bearer" && isSame(value, metricsToken.reveal()))
      return { mayKnowBots: true };
    throw new AppError("unauthenticated", "Send the token of METRICS_TOKEN as Authorization: Bearer …");
  }
  if (isFromThisMachine(readHeader)) return { mayKnowBots: false };
  throw new AppError(
    "forbidden",
    "Metrics are for this machine alone. Set METRICS_TOKEN to read them elsewhere.",
  );
}

/**
 * A proxy on this machine asks from a loopback address too, whoever it asks for. So nothing may say that others are
 * meant to get here: neither our own settings, nor the name that was asked for, nor who passed it on.
 */
function isFromThisMachine(readHeader: ReadHeader): boolean {
  const { host, publicUrl } = config();
  const asked = `http://${readHeader("host") ?? ""}`;
  const names = [host, new URL(publicUrl).hostname, URL.canParse(asked) ? new URL(asked).hostname : ""];
  // The web server itself adds the address of the connection where nobody did before.
  const passedBy = (readHeader("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const isPassedOn = ["forwarded", "via", "x-real-ip"].some((name) => readHeader(name) !== null);
  return names.every(isLoopback) && passedBy.every((name) => name === "" || isLoopback(name)) && !isPassedOn;
}

function isLoopback(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "").replace(/^::ffff:/, "");
  return bare === "localhost" || bare === "::1" || /^127(\.\d{1,3}){3}$/.test(bare);
}

function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}
