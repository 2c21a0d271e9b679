import fc from "fast-check";
import { expect, it } from "vitest";
import { fitText, textWidth } from "./fit-text";

it("leaves a text that fits, and cuts one that does not", () => {
  expect(fitText("Slack", 100, 12)).toBe("Slack");
  expect(fitText("Facebook Messenger", 80, 12)).toBe("Facebook M…");
});

it("reckons with the width of Han and Kana", () => {
  expect(textWidth("返金の手続き", 12)).toBe(72);
});

it("is never wider than there is room for, an ellipsis apart", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 20, max: 200 }), (text, width) => {
      expect(textWidth(fitText(text, width, 12), 12)).toBeLessThanOrEqual(width);
    }),
  );
});
