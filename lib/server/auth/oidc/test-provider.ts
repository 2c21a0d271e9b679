import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";

type Json = Record<string, unknown>;
export type Pair = { privateKey: CryptoKey; publicJwk: JWK };
export type TokenHeader = { alg: string; kid?: string; typ?: string; [name: string]: unknown };
export type Endpoint = "discovery" | "jwks" | "token" | "userinfo";
type Exchange = { request: IncomingMessage; response: ServerResponse; body: string; answer: () => void };

/** What a provider gets wrong on purpose; all of it optional. */
export type Wrong = {
  metadata?: (document: Json) => Json;
  claims?: (claims: Json) => Json;
  header?: (header: TokenHeader) => TokenHeader;
  /** In place of a signature with the provider's own key. */
  sign?: (claims: Json, header: TokenHeader, keys: Pair) => Promise<string>;
  keys?: (keys: JWK[]) => JWK[];
  tokens?: (body: Json) => unknown;
  userinfo?: (claims: Json) => Json;
  /** Takes an exchange over; `answer` goes on as if nothing were wrong. */
  at?: Partial<Record<Endpoint, (exchange: Exchange) => void>>;
  /** The address at which the browser comes back. */
  callback?: (callback: URL) => URL;
};

export type TestProvider = {
  issuer: string;
  keys: Pair;
  wrong: Wrong;
  /** What was asked of it, in order. */
  asked: string[];
  /** The person agrees: resolves to where their browser is sent. */
  authorize(address: string): URL;
  close(): Promise<void>;
};

export const testClient = { id: "backscroll", secret: "a-secret-of-the-client" };

export async function makePair(kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair("RS256", { extractable: true });
  return { privateKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: "RS256", use: "sig" } };
}

/** A provider on this machine that is right in everything but in what `wrong` says. */
export async function startTestProvider(): Promise<TestProvider> {
  const codes = new Map<string, { challenge: string; nonce: string; redirect: string }>();
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const person = { sub: "u-1", name: "Ada Lovelace", email: "ada@example.com", groups: ["support"] };
  const provider: TestProvider = {
    issuer,
    keys: await makePair("key-1"),
    wrong: {},
    asked: [],
    authorize(address) {
      const { searchParams } = new URL(address);
      const code = randomBytes(16).toString("hex");
      const redirect = searchParams.get("redirect_uri") ?? "";
      codes.set(code, {
        challenge: searchParams.get("code_challenge") ?? "",
        nonce: searchParams.get("nonce") ?? "",
        redirect,
      });
      const callback = new URL(redirect);
      callback.search = `${new URLSearchParams({ code, state: searchParams.get("state") ?? "", iss: issuer })}`;
      return provider.wrong.callback?.(callback) ?? callback;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const endpoint = endpointOf(request.url ?? "");
    provider.asked.push(endpoint);
    let body = "";
    for await (const chunk of request) body += chunk;
    const { wrong } = provider;
    const answer = () => void reply(endpoint, body, wrong).then((found) => sendJson(response, found));
    const takeOver = wrong.at?.[endpoint];
    if (takeOver) takeOver({ request, response, body, answer });
    else answer();
  }

  async function reply(
    endpoint: Endpoint,
    body: string,
    wrong: Wrong,
  ): Promise<{ status: number; body: unknown }> {
    if (endpoint === "discovery") return ok(wrong.metadata?.(document()) ?? document());
    if (endpoint === "userinfo") return ok(wrong.userinfo?.(person) ?? person);
    if (endpoint === "jwks") {
      const keys = [provider.keys.publicJwk];
      return ok({ keys: wrong.keys?.(keys) ?? keys });
    }
    const form = new URLSearchParams(body);
    const code = form.get("code") ?? "";
    const grant = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    if (!grant || grant.challenge !== challenge || grant.redirect !== form.get("redirect_uri")) {
      return { status: 400, body: { error: "invalid_grant" } };
    }
    const tokens = {
      access_token: "at-1",
      token_type: "Bearer",
      expires_in: 60,
      id_token: await idToken(grant.nonce, wrong),
    };
    return ok(wrong.tokens?.(tokens) ?? tokens);
  }

  async function idToken(nonce: string, wrong: Wrong): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const right = { iss: issuer, aud: testClient.id, ...person, nonce, iat: now, exp: now + 300 };
    const claims = wrong.claims?.(right) ?? right;
    const header = wrong.header?.({ alg: "RS256", kid: "key-1" }) ?? { alg: "RS256", kid: "key-1" };
    if (wrong.sign) return wrong.sign(claims, header, provider.keys);
    return new SignJWT(claims).setProtectedHeader(header).sign(provider.keys.privateKey);
  }

  function document(): Json {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      authorization_response_iss_parameter_supported: true,
    };
  }

  return provider;
}

export function sendJson(
  response: ServerResponse,
  { status, body }: { status: number; body: unknown },
): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function ok(body: unknown): { status: number; body: unknown } {
  return { status: 200, body };
}

function endpointOf(path: string): Endpoint {
  if (path.startsWith("/token")) return "token";
  if (path.startsWith("/jwks")) return "jwks";
  return path.startsWith("/userinfo") ? "userinfo" : "discovery";
}
