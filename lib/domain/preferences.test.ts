import { describe, expect, it } from "vitest";
import { matchLocale, parsePreferences } from "./preferences";

describe("matchLocale", () => {
  it("takes the language with the highest quality that we speak", () => {
    expect(matchLocale("fr-FR,fr;q=0.9,ja;q=0.8,en;q=0.7")).toBe("ja");
    expect(matchLocale("en;q=0.5, ja-JP")).toBe("ja");
  });
  it("skips a language that is refused", () => {
    expect(matchLocale("ja;q=0, de")).toBe("en");
  });
  it("falls back to English", () => {
    expect(matchLocale("")).toBe("en");
    expect(matchLocale("*")).toBe("en");
  });
});

describe("parsePreferences", () => {
  const read = (cookies: Record<string, string>) => parsePreferences((name) => cookies[name]);

  it("reads what the browser wrote", () => {
    expect(
      read({
        theme: "dark",
        locale: "ja",
        zone: "Asia%2FTokyo",
        "browser-zone": "Europe/Vienna",
        keys: "off",
      }),
    ).toEqual({
      theme: "dark",
      locale: "ja",
      zone: "Asia/Tokyo",
      browserZone: "Europe/Vienna",
      areSingleKeysOn: false,
      keyMap: {},
    });
  });
  it("takes the default for what it cannot understand", () => {
    expect(read({ theme: "sepia", locale: "xx", zone: "%E0%A4%A", "browser-zone": "Nowhere/Land" })).toEqual({
      theme: "system",
      locale: null,
      zone: null,
      browserZone: null,
      areSingleKeysOn: true,
      keyMap: {},
    });
  });
});
