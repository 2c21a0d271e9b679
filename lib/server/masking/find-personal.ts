import "server-only";
import { findNumbers } from "./find-numbers";
import { findSecrets } from "./find-secrets";
import { findAddresses, findCodes, findEmails, findIbans, findSpokenEmails } from "./find-words";
import type { Finding, PersonalType } from "./finding";
import { findKeywords, type Meaning } from "./keywords";
import { readPlain } from "./plain-reading";

/** Without any of these there is nothing to be found. */
const worthReading =
  /[@\uff20%&\\]|\p{Nd}|eyJ|bearer|basic|passw|pwd|passphrase|contraseña|mot de passe|secret|key|token|パスワ|密| at \S{2,40} dot |user-to-user/iu;
/** Of two that overlap the first of these stays, and of two of a kind the longer. */
const order: PersonalType[] = ["jwt", "secret", "caller", "email", "iban", "card"];

/**
 * What is personal in a text, in order and apart from one another. `asked` is what the message before asked for: a
 * number alone says nothing of what it is. `person` is an id that is personal, and hidden wherever it stands.
 */
export function findPersonal(
  text: string,
  asked: readonly Meaning[] = [],
  person: string | null = null,
): Finding[] {
  const own = person === null ? [] : findPerson(text, person);
  if (!worthReading.test(text)) return own;
  const found = [...own, ...findIn(text, asked, false)];
  return text.includes("<") ? keepApart([...found, ...findIn(text, asked, true)]) : keepApart(found);
}

/** What a message asks for, as its last word for a number tells. */
export function readAsked(text: string): readonly Meaning[] {
  return findKeywords(readPlain(text).text).at(-1)?.meanings ?? [];
}

function findIn(text: string, asked: readonly Meaning[], withTags: boolean): Finding[] {
  const { text: plain, places, ends } = readPlain(text, withTags);
  const found = [findSecrets(plain), findEmails(plain), findSpokenEmails(plain), findAddresses(plain)];
  if (/\d/.test(plain)) found.push(findIbans(plain), findCodes(plain), findNumbers(plain, asked));
  const all = found.flat();
  if (!places || !ends) return all;
  return all.map((one) => ({ ...one, from: places[one.from] ?? 0, to: ends[one.to - 1] ?? text.length }));
}

function findPerson(text: string, person: string): Finding[] {
  const found: Finding[] = [];
  const [as] = findIn(person, ["phone"], false);
  for (let at = text.indexOf(person); as && at >= 0; at = text.indexOf(person, at + person.length)) {
    found.push({ type: as.type, from: at, to: at + person.length, value: as.value });
  }
  return found;
}

function keepApart(found: Finding[]): Finding[] {
  if (found.length < 2) return found;
  const rank = ({ type }: Finding) => (order.indexOf(type) + order.length + 1) % (order.length + 1);
  const byPlace = found.sort((a, b) => a.from - b.from || b.to - a.to);
  const kept: Finding[] = [];
  for (const one of byPlace) {
    const last = kept.at(-1);
    if (!last || one.from >= last.to) kept.push(one);
    // What either of them covers is hidden.
    else if (rank(one) < rank(last))
      kept[kept.length - 1] = { ...one, from: last.from, to: Math.max(one.to, last.to) };
    else last.to = Math.max(one.to, last.to);
  }
  return kept;
}
