import fc from "fast-check";
import { expect, it } from "vitest";
import * as mini from "zod/mini";
import * as own from "./schema";

const build = (z: typeof own) =>
  z.object({
    name: z.string().check(z.trim(), z.minLength(1), z.maxLength(5)),
    count: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(9))),
    isOn: z.catch(z.boolean(), false),
    day: z.nullable(z.iso.date()),
    at: z.iso.datetime(),
    kind: z.enum(["a", "b"]),
    parts: z.array(
      z.discriminatedUnion("of", [
        z.object({ of: z.literal("text"), text: z.string() }),
        z.object({ of: z.literal("more"), more: z.record(z.string(), z.union([z.string(), z.number()])) }),
      ]),
    ),
    rest: z.unknown(),
  });

const value = fc.record(
  {
    name: fc.oneof(fc.constantFrom("", " ", " Ada ", "abcdef"), fc.anything()),
    count: fc.oneof(fc.integer({ min: -1, max: 11 }), fc.double(), fc.anything()),
    isOn: fc.oneof(fc.boolean(), fc.anything()),
    day: fc.constantFrom(null, "2026-02-28", "2026-02-30", "x"),
    at: fc.constantFrom("2026-02-28T10:00:00.000Z", "2026-02-28T10:00:00+01:00", "2026-02-28", 1),
    kind: fc.constantFrom("a", "b", "c", null),
    parts: fc.array(
      fc.constantFrom(
        { of: "text", text: "x", more: 1 },
        { of: "text" },
        { of: "more", more: { a: 1, b: "2" } },
        { of: "more", more: { a: true } },
        { of: "other" },
      ),
    ),
    rest: fc.anything(),
    unknown: fc.string(),
  },
  { requiredKeys: ["name", "at", "kind"] },
);

it("takes, changes and refuses exactly what zod/mini does, in the same words", () => {
  // Its types say more than ours; its words are the same.
  const [ours, theirs] = [build(own), build(mini as unknown as typeof own)];
  fc.assert(
    fc.property(value, (one) => {
      const [mine, wanted] = [ours.safeParse(one), theirs.safeParse(one)];
      expect(mine.data).toEqual(wanted.data);
      expect(mine.error?.issues).toEqual(wanted.error?.issues);
    }),
    { numRuns: 300 },
  );
});

it("an extended schema knows its own fields and those of the other", () => {
  const both = own.extend(own.object({ a: own.string() }), { b: own.number() });
  expect(both.parse({ a: "x", b: 1, c: 2 })).toEqual({ a: "x", b: 1 });
  expect(both.safeParse({ b: 1 }).success).toBe(false);
});

it("throws what is wrong when it is asked to parse", () => {
  expect(() => own.string().parse(1)).toThrow("Invalid input");
});
