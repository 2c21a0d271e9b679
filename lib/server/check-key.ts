import "server-only";
import { archive } from "./archive/database";
import { claimKey, replaceKey } from "./archive/installation";
import { recordAudit } from "./audit/record-audit";
import { AppError } from "./errors";
import { findKey, keyId } from "./keys";

/**
 * Whether this installation has the key that its archive was sealed with. With another one nothing sealed could be
 * opened and the audit not be proved, so it goes on only if somebody said that it should. Throws AppError.
 */
export async function checkKey({ acceptsNewKey }: { acceptsNewKey: boolean }): Promise<void> {
  const own = keyId();
  const sealed = await claimKey(archive(), own);
  // With the old key at hand everything opens: a rotation is under way.
  if (findKey(sealed)) return;
  if (!acceptsNewKey) {
    throw new AppError(
      "conflict",
      "The archive was sealed with another key. Bring that key back (the file key of the data folder, BACKSCROLL_KEY or BACKSCROLL_KEY_FILE), or go on with this one: npm start -- --accept-key. What was sealed is then lost (keys of one-time codes, and secrets of bots connected on the settings page), and the audit written so far is proved with the old key only.",
    );
  }
  await replaceKey(archive(), own);
  await recordAudit({ actor: null, action: "key.change" });
}
