/** A message of the address, or a stretch of them in reading order; `isWrong` when one of its ends is not there. */
export type MessageLink = { first: string; last: string; isWrong: boolean };

const between = "..";

/** The part of an address after `#` that points to a message, or from one message to another. */
export function messageHash(first: string, last: string = first): string {
  const ends = first === last ? [first] : [first, last];
  return `#${ends.map(encodeURIComponent).join(between)}`;
}

/** What `#<id>` and `#<first>..<last>` point to among the messages; null when there is nothing after `#`. */
export function readMessageLink(hash: string, ids: string[]): MessageLink | null {
  const text = decode(hash.replace(/^#/, ""));
  if (text === "") return null;
  if (ids.includes(text)) return { first: text, last: text, isWrong: false };
  const [one = "", other = one] = text.split(between);
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)];
  const isWrong = from < 0 || to < 0;
  return !isWrong && from > to ? { first: other, last: one, isWrong } : { first: one, last: other, isWrong };
}

/** The ids of everything a link points to; of a wrong one the end that is there. */
export function linkedMessages(link: MessageLink | null, ids: string[]): Set<string> {
  if (!link) return new Set();
  const from = ids.indexOf(link.first);
  const to = ids.indexOf(link.last);
  if (from >= 0 && to >= 0) return new Set(ids.slice(from, to + 1));
  return new Set([link.first, link.last].filter((id) => ids.includes(id)));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
