/** What a dialogue needs to know about a language besides its scenarios. */
export interface Language {
  code: string;
  locale: string;
  currency: string;
  /** How many units of the currency buy what one US dollar buys, roughly. */
  moneyScale: number;
  /** Each name as it is written and as it stands in an e-mail address. */
  firstNames: readonly (readonly [string, string])[];
  lastNames: readonly (readonly [string, string])[];
  /** Telephone prefix with country code; nine digits follow. */
  phonePrefix: string;
  cities: readonly string[];
  merchants: readonly string[];
  hotels: readonly string[];
  phrases: Phrases;
}

export interface Phrases {
  greeting: readonly string[];
  notUnderstood: readonly string[];
  gibberish: readonly string[];
  noInput: readonly string[];
  closing: string;
  handover: readonly string[];
  queue: readonly string[];
  agentHello: readonly string[];
  agentWait: readonly string[];
  agentBye: readonly string[];
  joined: string;
  left: string;
  callback: readonly string[];
  /** How a letter begins, with `{}` for the name, and ends. */
  letter: readonly [string, string];
  /** What one can ask, for the bank and for the travel company. */
  hints: { bank: string; travel: string };
}
