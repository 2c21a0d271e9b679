import "server-only";
import { randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import type { BotConfig } from "../../config";

const lifetimeSeconds = 240;
/** A clock that runs ahead of Kore's must not make a token of the future. */
const backdatedSeconds = 30;

/**
 * A token for one request (kore-contract 2): fresh `jti` and short life, which also satisfies apps that enforce JTI.
 * `now` is epoch milliseconds of Kore's clock.
 */
export async function mintToken(
  bot: Pick<BotConfig, "id" | "clientId" | "clientSecret" | "algorithm">,
  now: number,
): Promise<string> {
  const issuedAt = Math.floor(now / 1000) - backdatedSeconds;
  return await new SignJWT({ appId: bot.clientId })
    .setProtectedHeader({ alg: bot.algorithm, typ: "JWT" })
    .setSubject(bot.id)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + backdatedSeconds + lifetimeSeconds)
    .setJti(randomUUID())
    .sign(new TextEncoder().encode(bot.clientSecret.reveal()));
}
