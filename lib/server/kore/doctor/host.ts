import "server-only";
import { lookup } from "node:dns/promises";
import { connect as connectTcp, isIP, type Socket } from "node:net";
import { connect as connectTls, TLSSocket } from "node:tls";
import type { DoctorFinding, Trouble } from "@/lib/domain/doctor";
import { insideCode, isInside, lookUpOutside } from "../../bot-host";
import { failed, ok, warning } from "./finding";

const timeoutMs = 5_000;
const dayMs = 86_400_000;
const endingDays = 14;

/** Whether the host's name leads somewhere, and for a guarded one, outside. */
export async function examineName(url: URL, isGuarded = false): Promise<DoctorFinding> {
  const host = hostOf(url);
  if (isIP(host)) {
    return isGuarded && isInside(host)
      ? failed("name", "hostInside", { host })
      : ok("name", "addressGiven", { host });
  }
  try {
    const addresses = await lookup(host, { all: true });
    if (isGuarded && addresses.some(({ address }) => isInside(address))) {
      return failed("name", "hostInside", { host });
    }
    return ok("name", "addressKnown", {
      host,
      addresses: addresses.map(({ address }) => address).join(", "),
    });
  } catch (error) {
    return failed("name", codeOf(error) === "ENOTFOUND" ? "nameUnknown" : "nameUnanswered", { host });
  }
}

/** Whether a connection can be made there and, over https, whether its certificate is to be trusted. */
export async function examineConnection(
  url: URL,
  signal: AbortSignal,
  isGuarded = false,
): Promise<DoctorFinding> {
  const host = hostOf(url);
  const isTls = url.protocol === "https:";
  const port = Number(url.port || (isTls ? 443 : 80));
  const values = { host, port };
  signal.throwIfAborted();
  try {
    const way = { host, port, ...(isGuarded && { lookup: lookUpOutside }) };
    const socket = await connect(way, isTls, signal);
    try {
      return socket instanceof TLSSocket
        ? readCertificate(socket, values)
        : ok("connection", "notEncrypted", values);
    } finally {
      socket.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    const code = codeOf(error);
    return failed("connection", connectionTrouble(code), values, code || null);
  }
}

type Way = { host: string; port: number; lookup?: typeof lookUpOutside };

function connect(to: Way, isTls: boolean, signal: AbortSignal): Promise<Socket> {
  const servername = isIP(to.host) ? undefined : to.host;
  return new Promise((resolve, reject) => {
    const socket = isTls ? connectTls({ ...to, servername }) : connectTcp(to);
    const stop = (error: Error) => {
      socket.destroy();
      reject(error);
    };
    signal.addEventListener("abort", () => stop(new Error("stopped")), { once: true });
    socket.setTimeout(timeoutMs, () => stop(Object.assign(new Error("timeout"), { code: "ETIMEDOUT" })));
    socket.once("error", stop);
    socket.once(isTls ? "secureConnect" : "connect", () => resolve(socket));
  });
}

function readCertificate(socket: TLSSocket, values: { host: string; port: number }): DoctorFinding {
  const ends = Date.parse(socket.getPeerCertificate().valid_to);
  const days = Math.floor((ends - Date.now()) / dayMs);
  const known = { ...values, protocol: socket.getProtocol() ?? "TLS", days };
  return days < endingDays
    ? warning("connection", "certificateEnding", known)
    : ok("connection", "encrypted", known);
}

/** What a system's or OpenSSL's error code of a failed connection means. */
export function connectionTrouble(code: string): Trouble {
  if (code === insideCode) return "hostInside";
  if (code === "ECONNREFUSED") return "refused";
  if (["ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL"].includes(code)) return "noConnection";
  if (code === "CERT_HAS_EXPIRED" || code === "CERT_NOT_YET_VALID") return "certificateOver";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "certificateOfAnother";
  if (/CERT|ISSUER|SIGNATURE|CRL/.test(code)) return "certificateUntrusted";
  if (code === "EPROTO" || code.startsWith("ERR_SSL")) return "notTls";
  return "connectionBroken";
}

/** Without the brackets of an IPv6 address. */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, "$1");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
