import "server-only";
import { createHash } from "node:crypto";
import { authorizationCodeGrant, type Configuration, fetchUserInfo } from "openid-client";
import type { OidcConfig } from "../../oidc-config";
import { findProvider } from "./provider";
import type { Transaction } from "./transaction";

/** Who the provider says is here. Issuer and subject are who it is; name, e-mail and groups may change. */
export type Identity = {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  groups: string[];
};

type Claims = Record<string, unknown>;

/** A clock of the provider that runs ahead or behind by this much is forgiven. */
const skewSeconds = 60;
const oldestSeconds = 600;
const longestName = 100;

/**
 * Exchanges the code at `callback`, our own address with what the provider added, for an identity. Throws when anything
 * at all is not as it must be.
 */
export async function readIdentity(
  settings: OidcConfig,
  callback: URL,
  { state, nonce, verifier }: Transaction,
): Promise<Identity> {
  const provider = await findProvider(settings);
  const tokens = await authorizationCodeGrant(provider, callback, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("The provider sent no ID token.");
  if (claims.azp !== undefined && claims.azp !== settings.clientId) {
    throw new Error("The ID token was made out to another client.");
  }
  requireFresh(claims.iat);
  requireHash(claims["at_hash"], tokens.access_token);
  if (claims.sub === "" || claims.sub.length > 255) throw new Error("The subject is empty or too long.");
  const all = await withUserinfo(provider, settings.groupsClaim, claims, claims.sub, tokens.access_token);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: readName(all, claims.sub),
    email: readText(all["email"]),
    groups: readGroups(all[settings.groupsClaim]),
  };
}

/** The library takes any time of issue, so that a token made for later, or long ago, would do. */
function requireFresh(issuedAt: number): void {
  const age = Date.now() / 1000 - issuedAt;
  if (age < -skewSeconds || age > oldestSeconds) throw new Error("The ID token was not issued just now.");
}

/** Binds the access token to the ID token where the provider says how; SHA-2 by the size of the signature's. */
function requireHash(expected: unknown, accessToken: string): void {
  if (expected === undefined) return;
  const fits = ["sha256", "sha384", "sha512"].some((algorithm) => {
    const digest = createHash(algorithm).update(accessToken).digest();
    return digest.subarray(0, digest.length / 2).toString("base64url") === expected;
  });
  if (!fits) throw new Error("The access token is not the one that the ID token names.");
}

/** Providers that keep ID tokens small tell groups and name when asked with the access token. */
async function withUserinfo(
  provider: Configuration,
  groupsClaim: string,
  claims: Claims,
  subject: string,
  accessToken: string,
): Promise<Claims> {
  if (groupsClaim in claims || !provider.serverMetadata().userinfo_endpoint) return claims;
  return { ...(await fetchUserInfo(provider, accessToken, subject)), ...claims };
}

function readName(claims: Claims, subject: string): string {
  const names = ["name", "preferred_username", "email"].map((claim) => readText(claims[claim]));
  return (names.find((name) => name !== null) ?? subject).slice(0, longestName);
}

/** What is shown of a person may not turn the text around it, nor hide in it. */
function readText(value: unknown): string | null {
  const text = typeof value === "string" ? value.replace(/[\p{Cc}\p{Cf}]/gu, "").trim() : "";
  return text === "" || text.length > 320 ? null : text;
}

function readGroups(value: unknown): string[] {
  return [value].flat().filter((group) => typeof group === "string");
}
