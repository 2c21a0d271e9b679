import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { isPrefix, phrasePattern, type SearchTerms, spellLetters } from "@/lib/domain/search-text";
import { containing } from "./containing";

/** The WHERE of a search over `messages m`; with periods, of the messages written in one of them. */
export function searchConditions({ words, fragments, phrases }: SearchTerms, periods: string[] = []): SQL {
  const lexemes = words.map((word) => `${quote(word)}${isPrefix(word) ? ":*" : ""}`);
  if (periods.length > 0) lexemes.push(`(${periods.map(quote).join(" | ")})`);
  const conditions: SQL[] = [];
  if (lexemes.length > 0) conditions.push(sql`m.words @@ ${lexemes.join(" & ")}::tsquery`);
  for (const text of [...fragments, ...phrases]) conditions.push(sql`m.letters like ${likePattern(text)}`);
  // What the index let through, looked at closely.
  for (const fragment of fragments) {
    const spelt = spellLetters(fragment);
    if (/^[A-Z]/.test(spelt)) conditions.push(sql`m.letters ~ ${wholeCharacters + escapeSigns(spelt)}`);
  }
  for (const phrase of phrases) {
    const spelt = spellLetters(phrase);
    const start = /^[A-Z]/.test(spelt) ? wholeCharacters : "";
    conditions.push(sql`m.letters ~ ${start + phrasePattern(spelt)}`);
  }
  return sql.join(conditions, sql` and `);
}

/** Characters beyond ASCII are three capitals each: a match may not begin within one. */
const wholeCharacters = "(?:^|[^A-Z])(?:[A-Z]{3})*";

function escapeSigns(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "\\$&");
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function likePattern(fragment: string): string {
  return containing(spellLetters(fragment));
}
