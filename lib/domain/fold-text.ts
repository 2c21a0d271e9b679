const mostCharacters = 1_200;
const mostLines = 18;
// A fold that hides a line or two would cost more than it saves.
const slackCharacters = 300;
const slackLines = 4;

/** Where a long text folds: at a word's end, and its whole length when it is not long. */
export function foldAt(text: string): number {
  const lineEnd = endOfLine(text, mostLines);
  const hasManyLines = lineEnd < text.length && endOfLine(text, mostLines + slackLines) < text.length;
  const isLong = text.length > mostCharacters + slackCharacters;
  if (!isLong && !hasManyLines) return text.length;
  const end = Math.min(mostCharacters, hasManyLines ? lineEnd : text.length);
  const space = text.lastIndexOf(" ", end);
  const cut = space > end - 40 ? space : end;
  // Never between the halves of one character.
  const isTorn = /[\ud800-\udbff]/.test(text.charAt(cut - 1));
  return isTorn ? cut - 1 : cut;
}

function endOfLine(text: string, line: number): number {
  let end = -1;
  for (let count = 0; count < line; count++) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text.length;
  }
  return end;
}
