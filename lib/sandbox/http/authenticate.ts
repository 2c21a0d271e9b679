import { decodeJwt, decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from "jose";
import { invalidCredentials, KoreError } from "./kore-error";

export type Scope =
  | "Bot Sessions"
  | "Chat History"
  | "Bot Analytics > Bot Sessions"
  | "Bot Analytics > Chat History";

/** An app of the Kore account whose client id and secret sign tokens. */
export interface App {
  clientId: string;
  clientSecret: string;
  /** The only bot of a builder app; an Admin Console app has none and sees the whole account. */
  botId?: string;
  scopes: readonly Scope[];
}

export interface TokenRules {
  now: number;
  enforceJti: boolean;
  clientIdClaims: readonly string[];
  algorithms: readonly string[];
  usedTokens: Map<string, number>;
}

const hourSeconds = 3_600;

/** The app that signed the token in the `auth` header; throws Kore's 401 (kore-contract 2, 3). */
export async function authenticate(
  token: string | undefined,
  apps: readonly App[],
  rules: TokenRules,
): Promise<App> {
  const app = apps.find(({ clientId }) => clientId === (token && claimedClient(token, rules)));
  if (!app || !token) throw invalidCredentials();
  const payload = await verify(token, app, rules);
  if (rules.enforceJti) spendToken(payload, app, rules);
  return app;
}

function claimedClient(token: string, { algorithms, clientIdClaims }: TokenRules): unknown {
  try {
    const { alg } = decodeProtectedHeader(token);
    if (!algorithms.includes(alg ?? "")) return undefined;
    const claims = decodeJwt(token);
    return clientIdClaims.map((name) => claims[name]).find((claim) => claim !== undefined);
  } catch (error) {
    // A header that is no token at all is answered like any other wrong credential.
    if (error instanceof errors.JOSEError || error instanceof TypeError) return undefined;
    throw error;
  }
}

async function verify(token: string, app: App, { now, algorithms }: TokenRules): Promise<JWTPayload> {
  try {
    const key = new TextEncoder().encode(app.clientSecret);
    const { payload } = await jwtVerify(token, key, {
      algorithms: [...algorithms],
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new KoreError(401, "jwt expired", 4002);
    if (error instanceof errors.JOSEError) throw invalidCredentials();
    throw error;
  }
}

/** The app switch "Enforce JTI": an id in each token, at most an hour of life, and one use. */
function spendToken(payload: JWTPayload, app: App, { now, usedTokens }: TokenRules): void {
  const seconds = now / 1000;
  if (typeof payload.jti !== "string" || payload.exp === undefined || payload.exp > seconds + hourSeconds) {
    throw new KoreError(
      401,
      'error verifying the jwt: "jti" is required and exp must be less than or equal to 1 hour',
      4002,
    );
  }
  for (const [id, expiry] of usedTokens) if (expiry < seconds) usedTokens.delete(id);
  const id = `${app.clientId}/${payload.jti}`;
  if (usedTokens.has(id)) throw new KoreError(401, "error verifying the jwt: possibly a replay", 4002);
  usedTokens.set(id, payload.exp);
}
