import type { Random } from "../generate/random";

export interface Choice {
  title: string;
  payload: string;
  subtitle?: string;
}

export interface TemplateInput {
  text: string;
  choices: readonly Choice[];
  random: Random;
}

/** The payload of a Kore web template without its `template_type` (kore-contract 5). */
export type TemplateBuilder = (input: TemplateInput) => Record<string, unknown>;

export function toButton(choice: Choice): Record<string, unknown> {
  return choice.payload.startsWith("https:")
    ? { type: "web_url", title: choice.title, url: choice.payload }
    : { type: "postback", title: choice.title, payload: choice.payload };
}

export function toAction(choice: Choice): Record<string, unknown> {
  return { ...toButton(choice), title: choice.title };
}

export function picture(name: string): string {
  return `https://assets.sandbox.example/pictures/${encodeURIComponent(name)}.png`;
}

/** The first number in a text such as "-$1,204.50", for the templates that want one. */
export function amountIn(text: string): number {
  const digits = /\d[\d.,]*/.exec(text)?.[0] ?? "0";
  return Number(digits.replaceAll(",", "").replace(/\.(?=.*\.)/g, "")) || 0;
}
