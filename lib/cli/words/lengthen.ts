const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const accented = [..."àƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÀßÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"];
const filler = "ýéţ öñé ɱöŕé ŵöŕð ";
const growth = 0.4;

/** Words as a longer language would have them: accents, two fifths more of them, still legible. */
export function lengthen(words: string): string {
  const letters = [...words].map((letter) => accented[plain.indexOf(letter)] ?? letter).join("");
  const room = Math.ceil((words.match(/\p{L}/gu)?.length ?? 0) * growth);
  if (room === 0) return words;
  const more = filler
    .repeat(Math.ceil(room / filler.length))
    .slice(0, room)
    .trim();
  const end = /\s*$/.exec(letters)?.[0] ?? "";
  // A short word grows itself; a sentence gets more words, between which a line can break.
  const joint = words.trim().includes(" ") ? " " : "";
  return `${letters.trimEnd()}${joint}${joint ? more : more.replaceAll(" ", "")}${end}`;
}
