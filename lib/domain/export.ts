import { reasonSchema } from "./masking";
import * as z from "./schema";

/** What one gets: a row for each session or message, or a text to read for each session. */
export const exportForms = [
  "sessions-csv",
  "sessions-jsonl",
  "messages-csv",
  "messages-jsonl",
  "transcripts",
] as const;
export type ExportForm = (typeof exportForms)[number];

const mostSelected = 1_500;

export const exportRequestSchema = z.object({
  form: z.enum(exportForms),
  /** The address words of the list. */
  words: z.string().check(z.maxLength(20_000)),
  /** Of these sessions alone, whatever the words say; without it all that the words find. */
  sessionIds: z.optional(
    z.array(z.string().check(z.maxLength(200))).check(z.minLength(1), z.maxLength(mostSelected)),
  ),
  /** Of the CSV of sessions; without it all of them. */
  columns: z.optional(z.array(z.string()).check(z.maxLength(50))),
  /** Why personal data is to be in it; without it nothing personal is. */
  unmasked: z.optional(reasonSchema),
});
export type ExportRequest = z.infer<typeof exportRequestSchema>;

/** The same as address words, for a browser that is to save the reply by itself; chosen sessions do not fit there. */
export function printExportWords({ form, words, columns, unmasked }: ExportRequest): URLSearchParams {
  const chosen = { ...(columns && { columns: columns.join(",") }), ...(unmasked && { unmasked }) };
  return new URLSearchParams({ form, words, ...chosen });
}

export function parseExportWords(address: URLSearchParams): ExportRequest | null {
  const columns = address.get("columns")?.split(",");
  const { form, words, unmasked } = Object.fromEntries(address);
  const chosen = { ...(columns && { columns }), ...(unmasked !== undefined && { unmasked }) };
  const parsed = exportRequestSchema.safeParse({ form, words, ...chosen });
  return parsed.success ? parsed.data : null;
}

/** The header of the reply that tells how many records there will be, about. */
export const exportTotalHeader = "x-total-records";

export function exportFileName(form: ExportForm, at: string): string {
  const [what, kind = "zip"] = form.split("-");
  return `backscroll-${what}-${at.slice(0, 16).replaceAll(/[:T]/g, "-")}.${kind}`;
}

/** Counts the records of an export as it arrives, piece by piece. */
export function countRecords(form: ExportForm): (piece: Uint8Array) => number {
  if (form.endsWith("jsonl")) return countSignature([lineFeed]);
  if (form === "transcripts") return countSignature([0x50, 0x4b, 0x03, 0x04]);
  let isQuoted = false;
  let lines = 0;
  return (piece) => {
    for (const byte of piece) {
      if (byte === quote) isQuoted = !isQuoted;
      else if (byte === lineFeed && !isQuoted) lines += 1;
    }
    // The first line names the columns.
    return Math.max(0, lines - 1);
  };
}

const quote = 0x22;
const lineFeed = 0x0a;

function countSignature(signature: number[]): (piece: Uint8Array) => number {
  let matched = 0;
  let count = 0;
  return (piece) => {
    for (const byte of piece) {
      matched = byte === signature[matched] ? matched + 1 : byte === signature[0] ? 1 : 0;
      if (matched === signature.length) {
        count += 1;
        matched = 0;
      }
    }
    return count;
  };
}
