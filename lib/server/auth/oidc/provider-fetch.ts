import "server-only";
import type { CustomFetch } from "openid-client";
import { linkDeadline } from "../../linked-abort";
import { isLoopback } from "../../oidc-config";

/** Nobody's fault: the provider is down, slow or out of reach. */
export class ProviderAway extends Error {
  override name = "ProviderAway";
}

/** More than any provider's document or token needs. */
const mostBytes = 256 * 1024;

/**
 * How single sign-on reaches the network: the origins `mayAsk` takes and no other, no redirect, whole bodies of bounded
 * size in bounded time.
 */
export function providerFetch(mayAsk: (url: URL) => boolean, timeoutMs: number): CustomFetch {
  return async (address, { body, headers, method }) => {
    if (!mayAsk(new URL(address))) throw new Error("The provider named an address that may not be asked.");
    const deadline = linkDeadline(new AbortController().signal, timeoutMs);
    try {
      const response = await fetch(address, {
        // openid-client sends strings and parameters only.
        body: body instanceof URLSearchParams || typeof body === "string" ? body : null,
        headers,
        method,
        redirect: "manual",
        signal: deadline.signal,
      });
      if (response.status >= 500) throw new ProviderAway(`The provider answered ${response.status}.`);
      const bytes = await readWhole(response);
      // A status that may hold no body takes none, not even an empty one.
      const content = [204, 205, 304].includes(response.status) ? null : bytes;
      return new Response(content, { status: response.status, headers: response.headers });
    } catch (cause) {
      const isNetwork = cause instanceof TypeError || deadline.signal.aborted;
      throw isNetwork ? new ProviderAway("The provider could not be reached in time.", { cause }) : cause;
    } finally {
      deadline.end();
    }
  };
}

/** Everything over TLS; plain http from this machine to itself only, and only when the issuer is there too. */
export function isTransportSafe(url: URL, issuer: URL): boolean {
  return url.protocol === "https:" || (isLoopback(url) && isLoopback(issuer));
}

async function readWhole(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > mostBytes) throw new Error("The provider's answer is too large.");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
