import { readFileSync } from "node:fs";
import { ledgerSchema, lockSchema } from "./check-ledger";

const root = new URL("../../../", import.meta.url);

export function readLedger() {
  return ledgerSchema.parse(readJson("lib/cli/supply/advisories.json"));
}

export function readLock() {
  return lockSchema.parse(readJson("package-lock.json"));
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, root), "utf8"));
}
