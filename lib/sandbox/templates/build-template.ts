import { answerTemplates } from "./answers";
import { basicTemplates } from "./basic";
import { cardTemplates } from "./cards";
import { inputTemplates } from "./inputs";
import { rareTemplates } from "./rare";
import { systemTemplates } from "./system";
import { tableTemplates } from "./tables";
import type { TemplateBuilder, TemplateInput } from "./template";

const builders: Record<string, TemplateBuilder> = {
  ...basicTemplates,
  ...tableTemplates,
  ...inputTemplates,
  ...cardTemplates,
  ...answerTemplates,
  ...systemTemplates,
  ...rareTemplates,
  // One page of the documentation spells it in two words.
  "pie chart": (input) => tableTemplates["piechart"]?.(input) ?? {},
};

/** Every template name the sandbox can show (kore-contract 5). */
export const templateNames: readonly string[] = Object.keys(builders);

/** The JSON a bot puts into a text message to show a template; throws on a name the catalogue does not have. */
export function buildTemplate(name: string, input: TemplateInput): Record<string, unknown> {
  const build = builders[name];
  if (!build) throw new Error(`unknown template ${name}`);
  return { type: "template", payload: { template_type: name, ...build(input) } };
}
