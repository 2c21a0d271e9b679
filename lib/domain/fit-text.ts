const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;

/** About how wide a text is in a sans-serif, for drawings that nothing lays out. */
export function textWidth(text: string, fontPx: number): number {
  let ems = 0;
  for (const character of text) {
    ems += wide.test(character) ? 1 : /[iljtfr.,:;'|!\s]/.test(character) ? 0.32 : 0.6;
  }
  return ems * fontPx;
}

/** As much of a text as there is room for, with an ellipsis for the rest. */
export function fitText(text: string, widthPx: number, fontPx: number): string {
  if (textWidth(text, fontPx) <= widthPx) return text;
  let fitting = "";
  for (const character of text) {
    if (textWidth(`${fitting}${character}…`, fontPx) > widthPx) break;
    fitting += character;
  }
  return `${fitting.trimEnd()}…`;
}
