/** What a spreadsheet would take for the beginning of a formula, in its wide forms too. */
const formula = /^[\p{White_Space}\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/u;

/**
 * One row of a CSV file (RFC 4180) with its line break. A text that a spreadsheet could run has an apostrophe before
 * it; numbers are ours and stay as they are.
 */
export function csvRow(cells: (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = spreadsheetText(cell);
  return /["\r\n,]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A text that no spreadsheet runs. */
export function spreadsheetText(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
