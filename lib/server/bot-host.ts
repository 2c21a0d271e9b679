import "server-only";
import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { BlockList, isIP } from "node:net";

const loopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

/** The origin that a setting or a form names, or null. */
export function readOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isOrigin = url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  return isOrigin && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** The origin of a Kore platform, with https when it names no protocol; a `fault` is a sentence about "the host". */
export function readBotHost(text: string): { host: string } | { fault: string } {
  const host = readOrigin(/^https?:\/\//.test(text) ? text : `https://${text}`);
  if (!host) return { fault: "the host must be an origin such as https://platform.kore.ai, without a path." };
  if (host.startsWith("http:") && !isLoopback(host)) {
    return { fault: "the host must use https; plain http is taken on a loopback address only." };
  }
  return { host };
}

export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(new URL(host).hostname);
}

const inside = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  inside.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 96],
  ["64:ff9b::", 32],
  ["100::", 64],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["fec0::", 10],
  ["ff00::", 8],
] as const) {
  inside.addSubnet(network, prefix, "ipv6");
}

/** An address of this machine or of a network around it, by which a host of the public could reach what is not public. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family === 0 || inside.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** The error code of a connection that was not made, as it would have led inside. */
export const insideCode = "EINSIDE";

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/** For connections to a host that somebody typed: asked anew each time, so that no name changes its mind in between. */
export function lookUpOutside(hostname: string, options: LookupOptions, found: Found): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, []);
    if (addresses.some(({ address }) => isInside(address))) {
      return found(Object.assign(new Error("The host leads inside."), { code: insideCode }), []);
    }
    const [first] = addresses;
    if (options.all || !first) return found(null, addresses);
    found(null, first.address, first.family);
  });
}
