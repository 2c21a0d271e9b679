import { describe, expect, it } from "vitest";
import { replaceValues, valuePrinter } from "./kore-value";

const print = (text: string, locale = "en", zone = "Asia/Tokyo") =>
  replaceValues(text, valuePrinter(locale, zone)).replace(/[\u00a0\u202f]/g, " ");

describe("values in texts", () => {
  it("are written in the reader's language", () => {
    expect(print(String.raw`\#(1234567.5) and \$(1234.5,"USD")`)).toBe("1,234,567.5 and $1,234.50");
    expect(print(String.raw`\#(1234567.5) and \$(1234.5,"EUR")`, "de")).toBe("1.234.567,5 and 1.234,50 €");
    expect(print(String.raw`\$(1200,"JPY")`, "ja")).toMatch(/^[¥￥]1,200$/);
    expect(print(String.raw`\d(2024-01-31,"DD/MM")`)).toBe("Jan 31, 2024");
    expect(print(String.raw`\d(2024-01-31)`, "ja")).toBe("2024年1月31日");
  });

  it("are told in the reader's zone where they are instants, and nowhere else", () => {
    const instant = String.raw`\dt(2024-01-31T20:00:00.000Z,"fmt")`;
    expect(print(instant)).toBe("Feb 1, 2024, 05:00");
    expect(print(instant, "en", "UTC")).toBe("Jan 31, 2024, 20:00");
    expect(print(String.raw`\dt(2024-01-31T20:00:00)`)).toBe("Feb 1, 2024, 05:00");
    expect(print(String.raw`\t(10:05:00.000)`)).toBe("10:05");
    expect(print(String.raw`\d(2024-01-31)`, "en", "America/Los_Angeles")).toBe("Jan 31, 2024");
  });

  it("stay as they were sent when they are no values", () => {
    expect(print(String.raw`\d(soon) \#(many) \$(12 or so, "points") \$(12,"points")`)).toBe(
      "soon many 12 or so points 12 points",
    );
    expect(print(String.raw`\x(1) \d() d(2024-01-31)`)).toBe(String.raw`\x(1) \d() d(2024-01-31)`);
  });
});
