import "server-only";
import type { Finding } from "./finding";

type Rule = {
  type: "jwt" | "secret" | "caller";
  /** Its last group is the secret, else all of it is. Bounded, as long ones are more than a pattern can look back on. */
  pattern: RegExp;
  /** What goes on being of it. */
  more: RegExp;
};

const names = [
  "password|passwd|passphrase|pwd|passwort|contraseña|mot de passe|密碼|密码|パスワ-?ー?ド",
  "client[ _-]?secret|secret[ _-]?key|secret|api[ _-]?key|access[ _-]?(?:key|token)|auth[ _-]?token",
  "refresh[ _-]?token|session[ _-]?token|private[ _-]?key",
].join("|");
const keyUnit = /[\w+/=.~-]/;
const valueUnit = /[^\s"'「」<>,;]/;
const base64Unit = /[\w+/=\s\\-]/;
const hexUnit = /[0-9a-f]/i;

const rules: Rule[] = [
  { type: "jwt", pattern: /(?<![\w-])eyJ[\w-]{5,4000}\.[\w-]{5,400}/g, more: /[\w.-]/ },
  { type: "secret", pattern: /(?<![a-z])(?:bearer|basic) {1,4}([\w+/=.~-]{16,400})/gi, more: keyUnit },
  {
    type: "secret",
    pattern:
      /(?<![\w-])(?:[spr]k[-_](?:(?:live|test|proj|ant)[-_])?[A-Za-z0-9]{16,100}|gh[pousr]_[A-Za-z0-9]{20,100}|github_pat_\w{20,100}|glpat-[\w-]{16,100}|xox[abeprs]-[\w-]{10,100}|A(?:KIA|SIA)[A-Z0-9]{16}|AIza[\w-]{30,60}|npm_[A-Za-z0-9]{30,60})/g,
    more: /[\w-]/,
  },
  { type: "secret", pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g, more: base64Unit },
  {
    type: "secret",
    pattern: new RegExp(
      `(?<![a-z])(?:${names})["']? {0,3}(?:=>?|:|は) {0,3}["'「]?(?!\\[hidden )([^\\s"'「」<>,;]{4,200})`,
      "gi",
    ),
    more: valueUnit,
  },
  {
    // Said and not written as a setting: what follows has to look like one.
    type: "secret",
    pattern:
      /(?<![a-z])(?:password|passwd|passphrase|pwd|passwort|contraseña|mot de passe|api key|token|secret) (?:(?:is|was|ist|es|est|:) )?["']?(?!\[hidden )(?=[^\s"'<>]{0,40}[\d!#$%^&*+=])([^\s"'<>,;]{6,200})/gi,
    more: valueUnit,
  },
  // What a transfer hands on of the caller: hex after the name of its header, or that opens as JSON (kore-contract 4.2).
  { type: "caller", pattern: /User-to-User\W{0,12}?(?:3D)?([0-9a-f]{8,400})/gi, more: hexUnit },
  {
    type: "caller",
    pattern: /(?<![0-9a-f])(?:7b22|7b20|5b7b|5b22)[0-9a-f]{12,400}/gi,
    more: hexUnit,
  },
];

/** Tokens, keys, passwords that are named, and what a transfer hands on of the caller. */
export function findSecrets(text: string): Finding[] {
  return rules.flatMap((rule) => findByRule(text, rule));
}

function findByRule(text: string, { type, pattern, more }: Rule): Finding[] {
  const found: Finding[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    let to = match.index + match[0].length;
    const from = to - (match[1] ?? match[0]).length;
    while (to < text.length && more.test(text.charAt(to))) to += 1;
    // Of a long one its beginning tells it from others.
    found.push({ type, from, to, value: text.slice(from, Math.min(to, from + 500)) });
    pattern.lastIndex = to;
  }
  return found;
}
