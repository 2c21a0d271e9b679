/** What a filter takes in and what it leaves out. With nothing taken in by name, everything is, but what is left out. */
export type Choice<Value = string> = { include: Value[]; exclude: Value[] };

export const anyChoice: Choice<never> = { include: [], exclude: [] };

export type ChoiceState = "include" | "exclude" | null;

type IsSame<Value> = (a: Value, b: Value) => boolean;

export function isChoiceEmpty({ include, exclude }: Choice<unknown>): boolean {
  return include.length === 0 && exclude.length === 0;
}

/** Whether what has these values is taken in: by any that is named, unless one of them is left out. */
export function admits<Value>({ include, exclude }: Choice<Value>, values: Value[]): boolean {
  const has = (value: Value) => values.includes(value);
  return (include.length === 0 || include.some(has)) && !exclude.some(has);
}

export function choiceState<Value>(
  { include, exclude }: Choice<Value>,
  value: Value,
  isSame: IsSame<Value> = Object.is,
): ChoiceState {
  const has = (values: Value[]) => values.some((other) => isSame(other, value));
  if (has(include)) return "include";
  return has(exclude) ? "exclude" : null;
}

/** The value in this state and no other; null takes it out of the choice. */
export function setChoice<Value>(
  { include, exclude }: Choice<Value>,
  value: Value,
  state: ChoiceState,
  isSame: IsSame<Value> = Object.is,
): Choice<Value> {
  const others = (values: Value[]) => values.filter((other) => !isSame(other, value));
  return {
    include: state === "include" ? [...others(include), value] : others(include),
    exclude: state === "exclude" ? [...others(exclude), value] : others(exclude),
  };
}
