import { arabic } from "./arabic";
import { english } from "./english";
import { japanese } from "./japanese";
import type { Language } from "./language";
import { spanish } from "./spanish";
import { thai } from "./thai";

const languages: readonly Language[] = [english, japanese, spanish, arabic, thai];

export function languageOf(code: string): Language {
  return languages.find((language) => language.code === code) ?? english;
}
