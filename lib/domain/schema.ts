import {
  type $strip,
  $ZodArray,
  $ZodBoolean,
  $ZodCatch,
  type $ZodCheck,
  $ZodCheckGreaterThan,
  $ZodCheckLessThan,
  $ZodCheckMaxLength,
  $ZodCheckMinLength,
  $ZodCheckNumberFormat,
  $ZodCheckOverwrite,
  $ZodDiscriminatedUnion,
  $ZodEnum,
  $ZodISODate,
  $ZodISODateTime,
  $ZodLiteral,
  type $ZodLooseShape,
  $ZodNullable,
  $ZodNumber,
  $ZodObject,
  $ZodOptional,
  $ZodRecord,
  type $ZodRecordKey,
  $ZodString,
  type $ZodType,
  $ZodUnion,
  $ZodUnknown,
  clone,
  type output,
  parse,
  safeParse,
  type util,
} from "zod/v4/core";

// The words of `zod/mini` that the product speaks, made of the same parts. Whole modules are what the bundler can leave
// out, and `zod/mini` is one that names every part there is: 21 kB in the browser instead of 9.

export type { output as infer } from "zod/v4/core";

type Schema<Kind extends $ZodType> = Kind & {
  parse: (value: unknown) => output<Kind>;
  safeParse: (value: unknown) => util.SafeParseResult<output<Kind>>;
  check: (...checks: $ZodCheck<output<Kind>>[]) => Schema<Kind>;
};

/** What it is a schema of is told by the caller: the parts are made without their types. */
function schema<Kind extends $ZodType>(part: $ZodType): Schema<Kind> {
  const kind = part as Kind;
  return Object.assign(kind, {
    parse: (value: unknown) => parse(kind, value),
    safeParse: (value: unknown) => safeParse(kind, value),
    check: (...checks: $ZodCheck<output<Kind>>[]) => {
      const { def } = kind._zod;
      return schema<Kind>(
        clone(kind, { ...def, checks: [...(def.checks ?? []), ...checks] }, { parent: true }),
      );
    },
  });
}

export const string = () => schema<$ZodString>(new $ZodString({ type: "string" }));
export const number = () => schema<$ZodNumber>(new $ZodNumber({ type: "number" }));
export const boolean = () => schema<$ZodBoolean>(new $ZodBoolean({ type: "boolean" }));
export const unknown = () => schema<$ZodUnknown>(new $ZodUnknown({ type: "unknown" }));

const format = { type: "string", check: "string_format", abort: false } as const;
const dateTime = { ...format, format: "datetime", offset: false, local: false, precision: null } as const;
export const iso = {
  date: () => schema<$ZodISODate>(new $ZodISODate({ ...format, format: "date" })),
  datetime: () => schema<$ZodISODateTime>(new $ZodISODateTime(dateTime)),
};

export function literal<const Value extends util.Literal>(value: Value) {
  return schema<$ZodLiteral<Value>>(new $ZodLiteral({ type: "literal", values: [value] }));
}

function enumOf<const Values extends readonly string[]>(values: Values) {
  const entries = Object.fromEntries(values.map((value) => [value, value]));
  return schema<$ZodEnum<util.ToEnum<Values[number]>>>(new $ZodEnum({ type: "enum", entries }));
}

export { enumOf as enum };

export function object<Shape extends $ZodLooseShape>(shape: Shape) {
  return schema<$ZodObject<util.Writeable<Shape>, $strip>>(new $ZodObject({ type: "object", shape }));
}

export function extend<Base extends $ZodLooseShape, More extends $ZodLooseShape>(
  base: $ZodObject<Base, $strip>,
  more: More,
) {
  const shape = { ...base._zod.def.shape, ...more };
  return schema<$ZodObject<util.Extend<Base, util.Writeable<More>>, $strip>>(
    new $ZodObject({ type: "object", shape }),
  );
}

export function array<Element extends $ZodType>(element: Element) {
  return schema<$ZodArray<Element>>(new $ZodArray({ type: "array", element }));
}

export function record<Key extends $ZodRecordKey, Value extends $ZodType>(keyType: Key, valueType: Value) {
  return schema<$ZodRecord<Key, Value>>(new $ZodRecord({ type: "record", keyType, valueType }));
}

export function nullable<Inner extends $ZodType>(innerType: Inner) {
  return schema<$ZodNullable<Inner>>(new $ZodNullable({ type: "nullable", innerType }));
}

export function optional<Inner extends $ZodType>(innerType: Inner) {
  return schema<$ZodOptional<Inner>>(new $ZodOptional({ type: "optional", innerType }));
}

export function union<const Options extends readonly $ZodType[]>(options: Options) {
  return schema<$ZodUnion<Options>>(new $ZodUnion({ type: "union", options }));
}

export function discriminatedUnion<const Options extends readonly $ZodType[], Name extends string>(
  discriminator: Name,
  options: Options,
) {
  return schema<$ZodDiscriminatedUnion<Options, Name>>(
    new $ZodDiscriminatedUnion({ type: "union", options, discriminator, inclusive: false }),
  );
}

function catchWith<Inner extends $ZodType>(innerType: Inner, value: output<Inner>) {
  return schema<$ZodCatch<Inner>>(new $ZodCatch({ type: "catch", innerType, catchValue: () => value }));
}

export { catchWith as catch };

export const trim = () => new $ZodCheckOverwrite({ check: "overwrite", tx: (text) => String(text).trim() });
export const maxLength = (maximum: number) => new $ZodCheckMaxLength({ check: "max_length", maximum });
export const minLength = (minimum: number) => new $ZodCheckMinLength({ check: "min_length", minimum });
export const int = () =>
  new $ZodCheckNumberFormat({ check: "number_format", format: "safeint", abort: false });
export const minimum = (value: number) =>
  new $ZodCheckGreaterThan({ check: "greater_than", value, inclusive: true });
export const maximum = (value: number) =>
  new $ZodCheckLessThan({ check: "less_than", value, inclusive: true });
