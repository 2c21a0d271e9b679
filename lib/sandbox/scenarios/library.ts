import { bankArabic, travelArabic } from "./arabic";
import { bankEnglish } from "./bank-english";
import { bankJapanese, travelJapanese } from "./japanese";
import { parseScenarios } from "./parse-scenarios";
import type { Scenario } from "./scenario";
import { bankSpanish, travelSpanish } from "./spanish";
import { bankThai, travelThai } from "./thai";
import { travelEnglish } from "./travel-english";

export type Trade = "bank" | "travel";

const scripts: Record<Trade, Record<string, string>> = {
  bank: { en: bankEnglish, es: bankSpanish, ja: bankJapanese, ar: bankArabic, th: bankThai },
  travel: { en: travelEnglish, es: travelSpanish, ja: travelJapanese, ar: travelArabic, th: travelThai },
};

const parsed = new Map<string, Scenario[]>();

export function scenariosOf(trade: Trade, language: string): readonly Scenario[] {
  const key = `${trade}/${language}`;
  let scenarios = parsed.get(key);
  if (!scenarios) {
    scenarios = parseScenarios(scripts[trade][language] ?? scripts[trade]["en"] ?? "");
    parsed.set(key, scenarios);
  }
  return scenarios;
}
