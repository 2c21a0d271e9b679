/** What a spreadsheet takes for the beginning of a formula or a command, as it is and in its full-width form. */
const opener = /^[=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** Spaces, controls and marks that are not seen: spreadsheets look past them. */
const unseen = /^[\p{White_Space}\p{Cc}\p{Cf}]+/u;

/** One line of CSV without its end; no cell can become a formula in a spreadsheet. */
export function csvRow(cells: string[]): string {
  return cells.map((cell) => `"${neutralise(cell).replaceAll('"', '""')}"`).join(",");
}

function neutralise(cell: string): string {
  return opener.test(cell.replace(unseen, "")) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell;
}
