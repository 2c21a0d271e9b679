import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitText } from "./text-parts";

const links = (text: string) =>
  splitText(text).flatMap((part) => (part.kind === "link" ? { text: part.text, url: part.url } : []));

describe("splitText", () => {
  it("makes a bare address a link and leaves the full stop to the sentence", () => {
    expect(splitText("See https://bank.example/help.")).toEqual([
      { kind: "text", text: "See ", style: null },
      { kind: "link", text: "https://bank.example/help", url: "https://bank.example/help", host: null },
      { kind: "text", text: ".", style: null },
    ]);
  });

  it("keeps brackets that belong to the address and drops the one around it", () => {
    expect(links("(https://a.example/x_(y))")).toEqual([
      { text: "https://a.example/x_(y)", url: "https://a.example/x_(y)" },
    ]);
  });

  it("ends an address at the punctuation of a script without spaces", () => {
    expect(links("https://a.example/faq。こちら")).toEqual([
      { text: "https://a.example/faq", url: "https://a.example/faq" },
    ]);
  });

  it("reads a named link and says which host it leads to", () => {
    expect(splitText("[your bank](https://evil.example/login)")).toEqual([
      { kind: "link", text: "your bank", url: "https://evil.example/login", host: "evil.example" },
    ]);
  });

  it("turns a picture into a link, never into a picture", () => {
    expect(links("![chart](https://a.example/c.png)")).toEqual([
      { text: "chart", url: "https://a.example/c.png" },
    ]);
  });

  it.each([
    "javascript:alert(1)",
    "[x](javascript:alert(1))",
    "data:text/html,hi",
    "ftp://a.example",
    "https://",
    "[a](https://[)",
  ])("makes no link of %s", (text) => {
    expect(links(text)).toEqual([]);
    expect(splitText(text).map((part) => part.text)).toEqual([text]);
  });

  it("loses no character of a text without named links", () => {
    return fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom("https://a.example/", "http://", "(", ")", ".", " ", "[", "x", "。", "]", "\n"),
        ),
        (words) => {
          const text = words.join("");
          expect(
            splitText(text)
              .map((part) => part.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });

  it("stays quick on a hostile text", () => {
    const text = `${"[".repeat(50_000)}https://a.example/${")".repeat(50_000)}`;
    const start = performance.now();
    expect(links(text)).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});
