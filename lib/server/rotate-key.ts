import "server-only";
import { randomBytes } from "node:crypto";
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { listBots, resealBot } from "./archive/bots";
import type { Archive } from "./archive/database";
import { listSealedFactors, readInstallationKey, resealFactor, setInstallationKey } from "./archive/sealed";
import { recordAudit } from "./audit/record-audit";
import { openTotpKey, sealTotpKey } from "./auth/totp";
import { openBotSecret, sealBotSecret } from "./bots/bot-secret";
import { config } from "./config";
import { AppError } from "./errors";
import { findKey, freshKeyRing, type InstallationKey, newKey, openKey, readKeys } from "./keys";
import { isSealedWith } from "./seal";

export type Rotation = { outcome: "rotated" | "finished"; secrets: number; lost: string[] };
type Options = {
  archive: Archive;
  /** Told before each step; what is thrown there leaves everything as a kill would. */
  onStep?: (step: string) => void;
  /** How long until every instance has looked at its files of keys again. */
  settleMs?: number;
};

const firstId = "00000000-0000-0000-0000-000000000000";
const atOnce = 100;
const settledMs = 3_000;

/**
 * Seals everything anew under another key while instances go on: each of them can open both keys before the first
 * secret is under the new one, and after. Ended at any step, it is gone on with by running it again. Throws AppError.
 */
export async function rotateKey({
  archive,
  onStep = () => undefined,
  settleMs = settledMs,
}: Options): Promise<Rotation> {
  const claimed = await readInstallationKey(archive);
  const [own] = freshKeyRing();
  if (claimed && !findKey(claimed)) {
    throw new AppError(
      "conflict",
      "The archive was sealed with a key that is not here. Bring it back first.",
    );
  }
  const isUnfinished = claimed !== null && !claimed.equals(own.id);
  const before = isUnfinished ? 0 : await takeNewKey(archive, onStep, settleMs);
  const [current] = freshKeyRing();
  onStep("seal what the old key sealed meanwhile");
  const { secrets: later, lost } = await resealAll(archive, current);
  const secrets = before + later;
  onStep("claim the archive");
  await setInstallationKey(archive, current.id);
  await recordAudit({ actor: null, action: "key.change", detail: { secrets } });
  return { outcome: isUnfinished ? "finished" : "rotated", secrets, lost };
}

/** Leaves with the new key in the place of the old one, which every instance has noticed. Resolves to what it sealed. */
async function takeNewKey(
  archive: Archive,
  onStep: (step: string) => void,
  settleMs: number,
): Promise<number> {
  const { masterKey, keyFile, oldKeyFile } = config();
  if (masterKey) {
    throw new AppError(
      "conflict",
      "BACKSCROLL_KEY holds the key, which only you can change. Put the old key and the new one into a file, one a line, name it in BACKSCROLL_OLD_KEY_FILE on every instance and restart them; then set BACKSCROLL_KEY to the new one, restart them again, and run this once more.",
    );
  }
  const nextFile = `${keyFile}.next`;
  onStep("make the next key");
  const [next = newKey()] = readKeys(nextFile);
  writeKeys(nextFile, [next]);
  const [own] = readKeys(keyFile);
  if (!own) throw new AppError("conflict", `There is no key in ${keyFile}.`);
  onStep("let every instance open both keys");
  writeKeys(oldKeyFile, [...new Set([...readKeys(oldKeyFile), own, next])]);
  onStep("seal with the next key");
  const { secrets } = await resealAll(archive, openKey(next));
  onStep("put the next key in the place of the old one");
  renameSync(nextFile, keyFile);
  onStep("wait for every instance to notice");
  await delay(settleMs);
  return secrets;
}

async function resealAll(
  archive: Archive,
  key: InstallationKey,
): Promise<{ secrets: number; lost: string[] }> {
  const { rows } = await listBots(archive);
  const lost: string[] = [];
  let secrets = 0;
  for (const row of rows.filter(({ sealedSecret }) => !isSealedWith(sealedSecret, key))) {
    const { secret, isLost } = openBotSecret(row);
    if (isLost) lost.push(row.id);
    else if (await resealBot(archive, row, sealBotSecret(row, secret.reveal(), key))) secrets += 1;
  }
  let afterId = firstId;
  for (;;) {
    const factors = await listSealedFactors(archive, afterId, atOnce);
    for (const factor of factors.filter(({ totpKey }) => !isSealedWith(totpKey, key))) {
      const opened = openFactor(factor);
      if (!opened) lost.push(factor.id);
      else {
        await resealFactor(archive, factor, sealTotpKey(opened, factor.id, key));
        secrets += 1;
      }
    }
    afterId = factors.at(-1)?.id ?? afterId;
    if (factors.length < atOnce) return { secrets, lost };
  }
}

function openFactor({ id, totpKey }: { id: string; totpKey: Buffer }): Buffer | null {
  try {
    return openTotpKey(totpKey, id);
  } catch {
    return null;
  }
}

/** Whole or as it was, for whoever reads at this moment. */
function writeKeys(path: string, keys: string[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, `${keys.join("\n")}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}
