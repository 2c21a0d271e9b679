import { describe, expect, it } from "vitest";
import { foldAt } from "./fold-text";

describe("foldAt", () => {
  it("leaves texts that are not long, and those a fold would shorten by little", () => {
    for (const text of ["", "Hello", "x".repeat(1_450), "line\n".repeat(20)])
      expect(foldAt(text)).toBe(text.length);
  });

  it("folds long texts at a word's end and many lines at a line's end", () => {
    const words = "word ".repeat(1_000);
    expect(words.slice(0, foldAt(words)).endsWith("word")).toBe(true);
    expect(foldAt(words)).toBeLessThanOrEqual(1_200);
    const lines = "ab\n".repeat(60);
    expect(lines.slice(0, foldAt(lines)).split("\n")).toHaveLength(18);
  });

  it("never cuts a character in two, which no address could hold", () => {
    const text = `x${"👍".repeat(1_000)}`;
    expect(encodeURIComponent(text.slice(0, foldAt(text)))).toBeTruthy();
  });
});
