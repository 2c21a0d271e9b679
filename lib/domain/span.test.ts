import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeSpans, subtractSpans } from "./span";

const span = fc.tuple(fc.nat(30), fc.nat(10)).map(([from, length]) => ({ from, to: from + length }));
const holds = (spans: { from: number; to: number }[], at: number) =>
  spans.some(({ from, to }) => from <= at && at < to);

test("merged spans hold the same instants, sorted and apart", () => {
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const merged = mergeSpans(spans);
      for (let at = 0; at < 45; at++) expect(holds(merged, at)).toBe(holds(spans, at));
      for (const [index, one] of merged.entries()) {
        expect(one.from).toBeLessThan(one.to);
        if (index > 0) expect(merged[index - 1]?.to).toBeLessThan(one.from);
      }
    }),
  );
});

test("what is left of a span is exactly what no other span holds", () => {
  fc.assert(
    fc.property(span, fc.array(span), (whole, spans) => {
      const left = subtractSpans(whole, spans);
      for (let at = 0; at < 45; at++) {
        expect(holds(left, at)).toBe(holds([whole], at) && !holds(spans, at));
      }
    }),
  );
});
