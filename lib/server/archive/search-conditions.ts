import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { isPrefix, type SearchTerms, spellLetters } from "@/lib/domain/search-text";

/** The WHERE of a search over `messages m`; with periods, of the messages written in one of them. */
export function searchConditions({ words, fragments }: SearchTerms, periods: string[] = []): SQL {
  const lexemes = words.map((word) => `${quote(word)}${isPrefix(word) ? ":*" : ""}`);
  if (periods.length > 0) lexemes.push(`(${periods.map(quote).join(" | ")})`);
  const conditions = fragments.map((fragment) => sql`m.letters like ${likePattern(fragment)}`);
  if (lexemes.length > 0) conditions.push(sql`m.words @@ ${lexemes.join(" & ")}::tsquery`);
  return sql.join(conditions, sql` and `);
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

function likePattern(fragment: string): string {
  return `%${spellLetters(fragment).replace(/[\\%_]/g, "\\$&")}%`;
}
