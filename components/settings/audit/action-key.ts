import type { AuditAction } from "@/lib/domain/audit";

type Dotless<Text extends string> = Text extends `${infer Kind}.${infer Verb}` ? `${Kind}__${Verb}` : Text;

/** The catalogue's name of an action: a dot would lead a level deeper there. */
export function actionKey<Action extends AuditAction>(action: Action): Dotless<Action> {
  return action.replace(".", "__") as Dotless<Action>;
}
