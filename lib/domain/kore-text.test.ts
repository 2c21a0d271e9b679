import { describe, expect, it } from "vitest";
import { readKoreText } from "./kore-text";
import type { TextPart } from "./text-parts";

/** Parts as one string: `B(…)`, `I(…)`, `C(…)` for styles and `L(words address)` for links. */
function draw(parts: TextPart[]): string {
  return parts
    .map((part) => {
      if (part.kind === "link") return `L(${part.text} ${part.url})`;
      return part.style === null ? part.text : `${part.style[0]?.toUpperCase()}(${part.text})`;
    })
    .join("");
}
const read = (text: string) => draw(readKoreText(text));

describe("readKoreText", () => {
  it.each([
    ["a *bold* word and a **bolder** one", "a B(bold) word and a B(bolder) one"],
    ["~so~ and _so_.", "I(so) and I(so)."],
    ["run ```npm start``` or '''this'''", "run C(npm start) or C(this)"],
    ["#h1Welcome\ntext", "B(Welcome)\ntext"],
    ["* first\n*second", "• first\n• second"],
    [">> in\n>>* point", "\u2003in\n\u2003• point"],
    ["---after", "⸺\nafter"],
    ['On \\d(2026-01-31,"LLL") for \\$(12.5,"USD")', "On 2026-01-31 for 12.5 USD"],
    ["*see [terms](https://a.example/)*", "B(see )L(terms https://a.example/)"],
  ])("reads %j", (text, drawn) => {
    expect(read(text)).toBe(drawn);
  });

  it("reads the HTML that Kore lets through and shows any other as text", () => {
    expect(read('<b>Notice</b><br>Read the <a href="https://a.example/t">terms</a>')).toBe(
      "B(Notice)\nRead the L(terms https://a.example/t)",
    );
    const hostile =
      '<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>';
    expect(read(hostile)).toBe(hostile);
  });

  it.each([
    "Card 12****34 and +112*****89 ended",
    "Card **** 4421",
    "snake_case_name and file_name_",
    "2 * 3 * 4 = 24",
    "5 > 3 and 2 < 4",
    "~ 5 minutes ~",
  ])("takes nothing away from %j", (text) => {
    expect(read(text)).toBe(text);
  });

  it("does not break an address that holds marks", () => {
    expect(read("https://a.example/some_long_name_/x and _y_")).toBe(
      "L(https://a.example/some_long_name_/x https://a.example/some_long_name_/x) and I(y)",
    );
  });

  it("stays quick on hostile texts", () => {
    const start = performance.now();
    for (const piece of ["*a ", "<a href='", "<b>", "_a ", "~a", "\\d(", "```a", "[", ">>"]) {
      readKoreText(piece.repeat(20_000));
    }
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
