import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "@/lib/domain/schema";
import { derivedKey } from "./keys";

type Facts = Record<string, string | number | boolean>;

const receiptSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Who has the installation's key can tell that nobody changed it since. */
export function printReceipt(facts: Facts): string {
  return `${JSON.stringify({ ...facts, seal: sealOf(facts).toString("hex") }, null, 2)}\n`;
}

/** What a receipt says, or null when it is none or not as it was written. */
export function readReceipt(text: string): Facts | null {
  const parsed = receiptSchema.safeParse(parse(text));
  if (!parsed.success) return null;
  const { seal, ...facts } = parsed.data;
  const told = Buffer.from(`${seal}`, "hex");
  const own = sealOf(facts);
  return told.length === own.length && timingSafeEqual(told, own) ? facts : null;
}

function sealOf(facts: Facts): Buffer {
  return createHmac("sha256", derivedKey("audit")).update(JSON.stringify(facts)).digest();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
