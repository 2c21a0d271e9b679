import "server-only";
import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import { exportPKCS8, exportSPKI, importJWK, importPKCS8, SignJWT } from "jose";
import type { SignInRefusal } from "@/lib/domain/sign-in-refusal";
import {
  makePair,
  type Pair,
  sendJson,
  type TestProvider,
  type TokenHeader,
  type Wrong,
} from "./test-provider";

export type Attack = { wrong: Wrong; refusal?: SignInRefusal };

type Json = Record<string, unknown>;

const now = () => Math.floor(Date.now() / 1000);
const without = (object: Json, name: string) =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
const claims = (change: (claims: Json) => Json): Attack => ({ wrong: { claims: change } });
const metadata = (change: (document: Json) => Json): Attack => ({ wrong: { metadata: change } });
const callback = (change: (search: URLSearchParams) => void): Attack => ({
  wrong: {
    callback(address) {
      change(address.searchParams);
      return address;
    },
  },
});
const token = (
  make: (claims: Json, header: TokenHeader, keys: Pair) => Promise<string> | string,
): Attack => ({
  wrong: { sign: async (...parts) => make(...parts) },
});
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (body: Json, header: TokenHeader, key: CryptoKey) =>
  new SignJWT(body).setProtectedHeader(header).sign(key);
const signWith = (body: Json, header: TokenHeader, key: KeyObject) =>
  new SignJWT(body).setProtectedHeader(header).sign(key);

function hs256(body: Json, header: TokenHeader, secret: string): string {
  const text = `${part({ ...header, alg: "HS256" })}.${part(body)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
const pem = async ({ publicJwk }: Pair) =>
  exportSPKI((await importJWK(publicJwk, "RS256", { extractable: true })) as CryptoKey);
const raw =
  (
    status: number,
    headers: Record<string, string>,
    body: string | Buffer,
  ): NonNullable<Wrong["at"]>["token"] =>
  ({ response }) => {
    response.writeHead(status, headers).end(body);
  };

const other = await makePair("other");
const json = { "content-type": "application/json" };

/** Every way in which a provider, or whoever plays one, may try to get somebody in. None of them may. */
export function attacksOn({ issuer }: TestProvider): Record<string, Attack> {
  const elsewhere = "http://203.0.113.7:9/token";
  return {
    // The signature.
    "an unsigned token": token((body, header) => `${part({ ...header, alg: "none" })}.${part(body)}.`),
    "an unsigned token, where the provider says that it may be": {
      wrong: {
        metadata: (document) => ({ ...document, id_token_signing_alg_values_supported: ["RS256", "none"] }),
        sign: async (body, header) => `${part({ ...header, alg: "none" })}.${part(body)}.`,
      },
    },
    "a token whose signature was cut off": token(async (body, header, keys) => {
      const whole = await sign(body, header, keys.privateKey);
      return whole.slice(0, whole.lastIndexOf(".") + 1);
    }),
    "HS256 with the public key as the secret": token(async (body, header, keys) =>
      hs256(body, header, await pem(keys)),
    ),
    "HS256 with the public key, where the provider says that it signs so": {
      wrong: {
        metadata: (document) => ({ ...document, id_token_signing_alg_values_supported: ["HS256"] }),
        sign: async (body, header, keys) => hs256(body, header, await pem(keys)),
      },
    },
    "HS256 with the client's secret": token((body, header) => hs256(body, header, "a-secret-of-the-client")),
    "a token signed with another key of the same name": token((body, header) =>
      sign(body, header, other.privateKey),
    ),
    "a token with its own key in its header": token((body, header) =>
      sign(body, { ...header, jwk: other.publicJwk }, other.privateKey),
    ),
    "a token that says where its keys are": token((body, header) =>
      sign(body, { ...header, jku: "http://203.0.113.7/jwks" }, other.privateKey),
    ),
    "a token whose claims were changed after signing": token(async (body, header, keys) => {
      const [head, , signature] = (await sign(body, header, keys.privateKey)).split(".");
      return `${head}.${part({ ...body, sub: "admin" })}.${signature}`;
    }),
    "a token with an algorithm the provider does not use": token(async (body, header, keys) => {
      const key = await importPKCS8(await exportPKCS8(keys.privateKey), "RS512");
      return sign(body, { ...header, alg: "RS512" }, key);
    }),
    "an elliptic key under the name of another": token((body, header) =>
      signWith(
        body,
        { ...header, alg: "ES256" },
        generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey,
      ),
    ),
    "a critical header that nobody knows": token((body, header, keys) => {
      const head = { ...header, crit: ["x"], x: 1 };
      return new SignJWT(body).setProtectedHeader(head).sign(keys.privateKey, { crit: { x: true } });
    }),
    "a key name that is in no list": { wrong: { header: (header) => ({ ...header, kid: "key-9" }) } },
    "no key name while there are several keys": {
      wrong: {
        header: ({ alg }) => ({ alg }),
        keys: (keys) => [...keys, { ...other.publicJwk, kid: "key-2" }],
      },
    },
    "two keys under one name": {
      wrong: { keys: (keys) => [...keys, { ...other.publicJwk, kid: "key-1" }] },
    },
    "a key that was taken out of the list": { wrong: { keys: () => [{ ...other.publicJwk, kid: "key-2" }] } },
    "a key meant for encryption": { wrong: { keys: (keys) => keys.map((key) => ({ ...key, use: "enc" })) } },
    "a list without keys": { wrong: { keys: () => [] } },
    // The claims.
    "another issuer's token": claims((body) => ({ ...body, iss: "https://evil.example" })),
    "an issuer with a slash more": claims((body) => ({ ...body, iss: `${issuer}/` })),
    "a token for another client": claims((body) => ({ ...body, aud: "another-client" })),
    "a token for several clients that does not say for which": claims((body) => ({
      ...body,
      aud: ["backscroll", "x"],
    })),
    "a token made out to another client": claims((body) => ({ ...body, azp: "another-client" })),
    "a token for several, made out to another": claims((body) => ({
      ...body,
      aud: ["backscroll", "x"],
      azp: "x",
    })),
    "another sign-in's nonce": claims((body) => ({ ...body, nonce: "another" })),
    "no nonce": claims((body) => without(body, "nonce")),
    "a token that has run out": claims((body) => ({ ...body, exp: now() - 61 })),
    "a token that runs out at no time": claims((body) => without(body, "exp")),
    "an end that is no number": claims((body) => ({ ...body, exp: `${now() + 300}` })),
    "a token issued in an hour": claims((body) => ({ ...body, iat: now() + 3600 })),
    "a token issued long ago": claims((body) => ({ ...body, iat: now() - 86_400 })),
    "a token without time of issue": claims((body) => without(body, "iat")),
    "a token that is not yet valid": claims((body) => ({ ...body, nbf: now() + 3600 })),
    "a token without subject": claims((body) => without(body, "sub")),
    "an empty subject": claims((body) => ({ ...body, sub: "" })),
    "a subject that is no text": claims((body) => ({ ...body, sub: 1 })),
    "a subject of a thousand letters": claims((body) => ({ ...body, sub: "x".repeat(1000) })),
    "an access token other than the one named": claims((body) => ({
      ...body,
      at_hash: "AAAAAAAAAAAAAAAAAAAAAA",
    })),
    // The way back.
    "another state": callback((search) => search.set("state", "another")),
    "no state": callback((search) => search.delete("state")),
    "two states": callback((search) => search.append("state", "another")),
    "an answer in another provider's name": callback((search) => search.set("iss", "https://evil.example")),
    "an answer that does not say whose it is, though it has to": callback((search) => search.delete("iss")),
    "no code": callback((search) => search.delete("code")),
    "two codes": callback((search) => search.append("code", "another")),
    "a code that was never given": callback((search) => search.set("code", "made-up")),
    "a token in the address": callback((search) => search.set("id_token", "e30.e30.")),
    "an answer in a token nobody asked for": callback((search) => search.set("response", "e30.e30.")),
    "a person who said no": {
      refusal: "denied",
      ...callback((search) => {
        search.delete("code");
        search.set("error", "access_denied");
      }),
    },
    "an error that says something else": callback((search) => {
      search.delete("code");
      search.set("error", "<script>");
    }),
    // What the provider says of itself.
    "a description of another issuer": metadata((document) => ({
      ...document,
      issuer: "https://evil.example",
    })),
    "a description without issuer": metadata((document) => without(document, "issuer")),
    "an issuer of many tenants": metadata((document) => ({
      ...document,
      issuer: `${issuer}/{tenantid}/v2.0`,
    })),
    "a token address on a host without TLS": metadata((document) => ({
      ...document,
      token_endpoint: elsewhere,
    })),
    "keys on a host without TLS": metadata((document) => ({ ...document, jwks_uri: elsewhere })),
    "no keys at all": metadata((document) => without(document, "jwks_uri")),
    "a sign-in page that is a script": metadata((document) => ({
      ...document,
      authorization_endpoint: "javascript:alert(1)",
    })),
    "a token address that is a file": metadata((document) => ({
      ...document,
      token_endpoint: "file:///etc/passwd",
    })),
    // Its answers.
    "no ID token": { wrong: { tokens: (body) => without(body as Json, "id_token") } },
    "an ID token that is no token": { wrong: { tokens: (body) => ({ ...(body as Json), id_token: "x" }) } },
    "no access token": { wrong: { tokens: (body) => without(body as Json, "access_token") } },
    "an array in place of tokens": { wrong: { tokens: () => [] } },
    "tokens that are no JSON": { wrong: { at: { token: raw(200, json, "{") } } },
    "tokens as a page": { wrong: { at: { token: raw(200, { "content-type": "text/html" }, "{}") } } },
    "tokens with the status of an error": { wrong: { at: { token: raw(403, json, "{}") } } },
    "tokens that are at another address": { wrong: { at: { token: raw(302, { location: elsewhere }, "") } } },
    "a description that is at another address": {
      wrong: { at: { discovery: raw(301, { location: elsewhere }, "") } },
    },
    "keys that are at another address": { wrong: { at: { jwks: raw(307, { location: elsewhere }, "") } } },
    "keys as a page": { wrong: { at: { jwks: raw(200, { "content-type": "text/html" }, "{}") } } },
    "tokens without end": { wrong: { at: { token: raw(200, json, Buffer.alloc(1_000_000, " ")) } } },
    "a description without end": {
      wrong: { at: { discovery: raw(200, json, Buffer.alloc(1_000_000, " ")) } },
    },
    "keys without end": { wrong: { at: { jwks: raw(200, json, Buffer.alloc(1_000_000, " ")) } } },
    "another person's data": {
      wrong: { claims: (body) => without(body, "groups"), userinfo: (person) => ({ ...person, sub: "u-2" }) },
    },
    "nobody's data": {
      wrong: { claims: (body) => without(body, "groups"), userinfo: (person) => without(person, "sub") },
    },
    // A provider that is ill.
    "a description that never comes": { refusal: "away", wrong: { at: { discovery: () => undefined } } },
    "tokens that never come": { refusal: "away", wrong: { at: { token: () => undefined } } },
    "keys that never come": { refusal: "away", wrong: { at: { jwks: () => undefined } } },
    "tokens that come a letter at a time": {
      refusal: "away",
      wrong: {
        at: {
          token({ response }) {
            response.writeHead(200, json);
            const drip = setInterval(() => response.write(" "), 20);
            response.on("close", () => clearInterval(drip));
          },
        },
      },
    },
    "a connection that is cut": {
      refusal: "away",
      wrong: { at: { token: ({ request }) => request.socket.destroy() } },
    },
    "a provider that has a fault": {
      refusal: "away",
      wrong: { at: { token: ({ response }) => sendJson(response, { status: 503, body: {} }) } },
    },
    // Who may not, though all is right.
    "somebody in no group that counts": {
      refusal: "no-access",
      wrong: { claims: (body) => ({ ...body, groups: ["guests"] }) },
    },
    "groups in a shape nobody promised": {
      refusal: "no-access",
      wrong: { claims: (body) => ({ ...body, groups: { support: true } }) },
    },
  };
}
