import "server-only";
import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ServerMetadata,
} from "openid-client";
import type { OidcConfig } from "../../oidc-config";
import { isLoopback } from "../../oidc-config";
import { isTransportSafe, providerFetch } from "./provider-fetch";

/** Keys and addresses are asked for again after a minute, so that a provider may change them as it likes. */
const keptMs = 60_000;

let held: { settings: OidcConfig; askedAt: number; provider: Promise<Configuration> } | undefined;

/** The provider as it describes itself now. Rejects when it cannot be reached or is not who the settings name. */
export function findProvider(settings: OidcConfig): Promise<Configuration> {
  if (held?.settings === settings && Date.now() - held.askedAt < keptMs) return held.provider;
  const provider = discover(settings);
  held = { settings, askedAt: Date.now(), provider };
  provider.catch(forgetProvider);
  return provider;
}

/** What failed may be out of date; the next try asks again. */
export function forgetProvider(): void {
  held = undefined;
}

async function discover(settings: OidcConfig): Promise<Configuration> {
  const issuer = new URL(settings.issuer);
  const origins = new Set([issuer.origin]);
  const ask = providerFetch(
    (url) => origins.has(url.origin) && isTransportSafe(url, issuer),
    settings.timeoutMs,
  );
  const insecure = isLoopback(issuer) ? [allowInsecureRequests] : [];
  const found = await discovery(issuer, settings.clientId, undefined, None(), {
    execute: insecure,
    [customFetch]: ask,
  });
  const metadata = found.serverMetadata();
  requireOurs(metadata, issuer);
  for (const address of [metadata.token_endpoint, metadata.jwks_uri, metadata.userinfo_endpoint]) {
    if (address) origins.add(new URL(address).origin);
  }
  const secret = settings.clientSecret.reveal();
  // What a provider does not say means Basic (OpenID Connect Discovery 3).
  const methods = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const authentication = methods.includes("client_secret_basic")
    ? ClientSecretBasic(secret)
    : ClientSecretPost(secret);
  const provider = new Configuration(metadata, settings.clientId, {}, authentication);
  for (const allow of insecure) allow(provider);
  provider[customFetch] = ask;
  // The library takes TLS for a signature unless told otherwise.
  enableNonRepudiationChecks(provider);
  return provider;
}

/** The library lets issuers for several tenants at once pass, whose groups anybody can name. */
function requireOurs(metadata: ServerMetadata, issuer: URL): void {
  if (new URL(metadata.issuer).href !== issuer.href)
    throw new Error("The provider has another issuer's name.");
  for (const name of ["authorization_endpoint", "token_endpoint", "jwks_uri"] as const) {
    const address = metadata[name];
    if (!address || !URL.canParse(address) || !isTransportSafe(new URL(address), issuer)) {
      throw new Error(`The provider's ${name} is missing or not safe to use.`);
    }
  }
}
