import "server-only";
import { AppError } from "../errors";
import type { InstallationKey } from "../keys";
import { seal, unseal } from "../seal";
import { Secret } from "../secret";

type Place = { id: string; host: string };
type Sealed = Place & { sealedSecret: Buffer };

/** Opens for this bot at this host alone: in another row, or for another host, it is worth nothing. */
export function sealBotSecret({ id, host }: Place, secret: string, key?: InstallationKey): Buffer {
  return seal("bot-secrets", [id, host], Buffer.from(secret), key);
}

/** One that cannot be opened says so to whoever needs it, and the bot's archive can be read on. */
export function openBotSecret({ id, host, sealedSecret }: Sealed): { secret: Secret; isLost: boolean } {
  try {
    return {
      secret: new Secret(unseal("bot-secrets", [id, host], sealedSecret).toString()),
      isLost: false,
    };
  } catch {
    return { secret: new LostSecret(""), isLost: true };
  }
}

class LostSecret extends Secret {
  override reveal(): never {
    throw new AppError(
      "unavailable",
      "The stored secret of this bot cannot be opened with this installation's key. An admin can enter it again on the settings page.",
    );
  }
}
