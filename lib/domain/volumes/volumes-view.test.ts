import fc from "fast-check";
import { expect, it } from "vitest";
import { bucketUnits } from "./buckets";
import { seriesMeasures } from "./series";
import { defaultView, mainKinds, parseVolumesView, printVolumesView, shapes } from "./volumes-view";

const view = fc.record({
  bucket: fc.constantFrom(null, ...bucketUnits),
  by: fc.constantFrom(...mainKinds),
  measure: fc.constantFrom(...seriesMeasures),
  shape: fc.constantFrom(...shapes),
  compare: fc.constantFrom("before" as const, "none" as const),
  tagName: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
  scale: fc.constantFrom("same" as const, "own" as const),
  tables: fc.uniqueArray(fc.constantFrom("hours", "tasks", "main")),
  wall: fc.constantFrom("on" as const, "off" as const),
});

it("reads back what it has written", () => {
  fc.assert(
    fc.property(view, (one) => {
      const text = printVolumesView(one).toString();
      expect(parseVolumesView(new URLSearchParams(text))).toEqual(one);
    }),
  );
});

it("writes nothing for the page as it comes", () => {
  expect(printVolumesView(defaultView).toString()).toBe("");
});

it("takes the default for a word that says something else", () => {
  expect(parseVolumesView(new URLSearchParams("bucket=year&by=planet&wall=maybe"))).toEqual(defaultView);
});
