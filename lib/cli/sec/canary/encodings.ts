/** The ways in which a value can stand in a text: as it is, and as programs write it. */
export function encodingsOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const written = [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    new URLSearchParams({ v: value }).toString().slice(2),
    escapeHtml(value),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => {
      const text = withinBase64(bytes, offset);
      return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
    }),
  ];
  return [...new Set(written)];
}

function escapeHtml(value: string): string {
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** What of it stays the same, whatever comes before and after, `offset` bytes into a group of three. */
function withinBase64(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
  const text = whole.toString("base64").replaceAll("=", "");
  const first = Math.ceil((offset * 8) / 6);
  return text.slice(first, Math.floor((whole.length * 8) / 6));
}
