import "server-only";
import { isIPv6 } from "node:net";
import { mod97 } from "./checksums";
import { isWordCode } from "./digit-groups";
import type { Finding } from "./finding";
import { codeRules } from "./national-ids";

const mostLocal = 64;
const mostDomain = 255;
const domain =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})\.){1,8}(?:\p{L}{2,24}|xn--[a-z0-9-]{2,40})(?![\p{L}\p{N}])/u;
const localUnit = /[\p{L}\p{N}.!#$%&'+/=?^`{|}~_-]/u;

/** Addresses of mail: whatever stands around an at sign that a domain follows. */
export function findEmails(text: string): Finding[] {
  const found: Finding[] = [];
  let free = 0;
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const host = domain.exec(text.slice(at + 1, at + 1 + mostDomain))?.[0];
    if (!host) continue;
    let from = at;
    while (from > free && at - from < mostLocal && localUnit.test(text.charAt(from - 1))) from -= 1;
    // What stands before an address in brackets, quotes or an address line is not of it.
    from += /^(?:[^\p{L}\p{N}]|.*(?:mailto:|[=/?&]))*/u.exec(text.slice(from, at))?.[0].length ?? 0;
    // Somebody took letters out of it already.
    if (from === at || text.charCodeAt(from - 1) === 0x2a || text.charCodeAt(at - 1) === 0x2a) continue;
    const to = at + 1 + host.length;
    found.push({ type: "email", from, to, value: text.slice(from, to).toLowerCase() });
    free = to;
    at = to - 1;
  }
  return found;
}

const spokenEmail =
  /(?<![a-z0-9.])([a-z0-9]{2,30}(?:(?: dot | underscore |\.)[a-z0-9]{1,30}){0,3}) at ([a-z0-9-]{2,40}) dot (com|org|net|edu|gov|info|io|co dot uk|co dot in|[a-z]{2})(?![a-z])/gi;

/** As a voice bot writes down what it heard: "jane dot doe at example dot com". */
export function findSpokenEmails(text: string): Finding[] {
  return [...text.matchAll(spokenEmail)].map(({ 0: all, index }) => ({
    type: "email",
    from: index,
    to: index + all.length,
    value: all.toLowerCase().replaceAll(" dot ", ".").replaceAll(" underscore ", "_").replace(" at ", "@"),
  }));
}

/** Lengths by country (ISO 13616 registry). */
const ibanLengths: Record<string, number> = Object.fromEntries(
  [
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29",
    "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20",
    "LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29",
    "PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30",
  ]
    .flatMap((line) => line.split(" "))
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);
const ibanStart = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/gi;

export function findIbans(text: string): Finding[] {
  const found: Finding[] = [];
  for (const { 0: head, index } of text.matchAll(ibanStart)) {
    const length = ibanLengths[head.slice(0, 2).toUpperCase()];
    if (!length) continue;
    let value = head.toUpperCase();
    let to = index + 4;
    while (value.length < length && to < text.length) {
      const code = text.charCodeAt(to);
      const isGap = code === 0x20 || code === 0x2d;
      if (isGap ? !isWordCode(text.charCodeAt(to + 1)) : !isWordCode(code)) break;
      if (!isGap) value += text.charAt(to).toUpperCase();
      to += 1;
    }
    const isWhole = value.length === length && !isWordCode(text.charCodeAt(to));
    if (isWhole && /^[A-Z0-9]+$/.test(value) && mod97(value.slice(4) + value.slice(0, 4)) === 1) {
      found.push({ type: "iban", from: index, to, value });
    }
  }
  return found;
}

const ipv6 = /(?<![0-9a-z:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![0-9a-z:.]*[g-z:])/gi;

export function findAddresses(text: string): Finding[] {
  return [...text.matchAll(ipv6)].flatMap(({ 0: value, index }) =>
    value.length > 4 && isIPv6(value)
      ? { type: "ip" as const, from: index, to: index + value.length, value: value.toLowerCase() }
      : [],
  );
}

/** National ids of letters and digits. */
export function findCodes(text: string): Finding[] {
  const capitals = text.length === text.toUpperCase().length ? text.toUpperCase() : text;
  return codeRules.flatMap(({ type, pattern, isValid }) =>
    [...capitals.matchAll(pattern)].flatMap(({ 0: all, index }) => {
      const value = all.replace(type === "hetu" ? /[ .]/g : /[ .-]/g, "");
      return isValid(value) ? { type, from: index, to: index + all.length, value } : [];
    }),
  );
}
