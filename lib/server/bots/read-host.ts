import "server-only";
import { isIP } from "node:net";
import { isInside, isLoopback, readBotHost } from "../bot-host";
import { config } from "../config";
import { AppError } from "../errors";
import { isGuardedHost } from "./join-bots";
import { knownBots } from "./registry";

/**
 * The host that somebody typed. What leads inside is refused, by its address here and by its name at each connection,
 * unless the settings name it; a loopback address is for the sandbox. Throws bad-request.
 */
export function readTypedHost(text: string): { host: string; isGuarded: boolean } {
  const found = readBotHost(text);
  if ("fault" in found) throw new AppError("bad-request", `The address does not fit: ${found.fault}`);
  const { host } = found;
  const { innerHosts } = config();
  const isGuarded = isGuardedHost(host, innerHosts);
  const { hostname } = new URL(host);
  const address = hostname.replace(/^\[(.*)\]$/, "$1");
  const isNamed = innerHosts.includes(hostname);
  const leadsInside = isLoopback(host) ? !knownBots().isSandbox : isIP(address) !== 0 && isInside(address);
  if (leadsInside && !isNamed) {
    throw new AppError(
      "bad-request",
      `${hostname} is inside this network. Whoever runs Backscroll can allow it: BACKSCROLL_INNER_HOSTS.`,
    );
  }
  return { host, isGuarded };
}
