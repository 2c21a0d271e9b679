import "server-only";
import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { safeReturnTo } from "@/lib/domain/return-to";
import type { SignInRefusal } from "@/lib/domain/sign-in-refusal";
import { keepProviderAccount } from "./archive/accounts";
import { archive } from "./archive/database";
import { recordAudit } from "./audit/record-audit";
import { grantsOfGroups } from "./auth/oidc/grants";
import { findProvider, forgetProvider } from "./auth/oidc/provider";
import { type Identity, readIdentity } from "./auth/oidc/read-identity";
import { refusalOf, whyOf } from "./auth/oidc/refusal";
import { openTransaction, sealTransaction, type Transaction } from "./auth/oidc/transaction";
import { startSignIn } from "./auth/start-sign-in";
import { config } from "./config";
import { AppError } from "./errors";
import { log } from "./log";
import type { OidcConfig } from "./oidc-config";

type Refused = { refusal: SignInRefusal; returnTo: string };

/** `address` is the provider's page, `sealed` what the browser keeps until it comes back. */
export async function startOidcSignIn(
  wish: string | null,
  settings: OidcConfig = requireSettings(),
): Promise<{ address: string; sealed: string } | Refused> {
  const returnTo = safeReturnTo(wish);
  const verifier = randomPKCECodeVerifier();
  const transaction: Transaction = { state: randomState(), nonce: randomNonce(), verifier, returnTo };
  try {
    const address = buildAuthorizationUrl(await findProvider(settings), {
      redirect_uri: callbackAddress().href,
      scope: settings.scopes,
      state: transaction.state,
      nonce: transaction.nonce,
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    return { address: address.href, sealed: await sealTransaction(transaction) };
  } catch (error) {
    return refuse(refusalOf(error), returnTo, error);
  }
}

type Callback = {
  /** What the provider added to our address. */
  search: URLSearchParams;
  sealed: string | undefined;
  /** The sign-in the browser had until now, which ends. */
  token: string | undefined;
};

/** Lets the person in whom the provider vouches for, with what their groups may do now, or says why not. */
export async function finishOidcSignIn(
  { search, sealed, token }: Callback,
  settings: OidcConfig = requireSettings(),
): Promise<{ token: string; returnTo: string } | Refused> {
  const transaction = await openTransaction(sealed);
  if (!transaction) return refuse("stale", safeReturnTo(null));
  const { returnTo } = transaction;
  const identity = await readIdentity(settings, callbackAddress(search), transaction).catch(toError);
  if (identity instanceof Error) {
    forgetProvider();
    return refuse(refusalOf(identity), returnTo, identity);
  }
  const account = await keepAccount(identity, settings);
  if (account === "disabled" || account === "no-access") return refuse(account, returnTo);
  const signedIn = await startSignIn(account, { way: "oidc", replaces: token });
  return { token: signedIn.token, returnTo };
}

/** Groups are read anew at each sign-in: who is in none any more keeps an account that may do nothing. */
async function keepAccount({ groups, ...person }: Identity, settings: OidcConfig) {
  const grants = grantsOfGroups(groups, settings.grants);
  const account = await keepProviderAccount(archive(), person, grants);
  if (account.isDisabled) return "disabled";
  return grants.length === 0 ? "no-access" : { ...account, passwordHash: null };
}

async function refuse(refusal: SignInRefusal, returnTo: string, error?: unknown): Promise<Refused> {
  if (error) log().warn({ refusal, why: whyOf(error) }, "single sign-on let nobody in");
  const detail = { way: "oidc", reason: refusal };
  await recordAudit({ actor: null, action: "sign-in.refuse", detail });
  return { refusal, returnTo };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error("Something that is no error was thrown.");
}

function callbackAddress(search = new URLSearchParams()): URL {
  const address = new URL("/api/sign-in/oidc/callback", config().publicUrl);
  address.search = `${search}`;
  return address;
}

function requireSettings(): OidcConfig {
  const { oidc } = config();
  if (!oidc) throw new AppError("not-found", "Single sign-on is not set up here.");
  return oidc;
}
