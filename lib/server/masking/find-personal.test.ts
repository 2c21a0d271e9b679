import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPersonal, readAsked } from "./find-personal";
import { measureQuality } from "./quality/measure";

const typesIn = (text: string) => findPersonal(text).map(({ type }) => type);
const partsIn = (text: string) => findPersonal(text).map(({ from, to }) => text.slice(from, to));

describe("findPersonal", () => {
  it.each([
    ["email", "jane.doe+x@example.co.uk"],
    ["email", "https://a.example/?mail=jane%40example.com"],
    ["email", "jane dot doe at example dot com"],
    ["phone", "+44 20 7946 0958"],
    ["phone", "(415) 555-0132"],
    ["phone", "０９０ー１２３４ー５６７８"],
    ["card", "4111 1111-1111 1111"],
    ["card", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"],
    ["iban", "DE89 3704 0044 0532 0130 00"],
    ["iban", "gb82west12345698765432"],
    ["ip", "203.0.113.9"],
    ["ip", "2001:db8::ff00:42:8329"],
    ["ssn", "078-05-1120"],
    ["itin", "912-70-1234"],
    ["nhs", "943 476 5919"],
    ["nino", "AB 12 34 56 C"],
    ["nif", "12345678Z"],
    ["nie", "X1234567L"],
    ["codice-fiscale", "RSSMRA85T10A562S"],
    ["pesel", "44051401359"],
    ["aadhaar", "2341 2341 2346"],
    ["pan-in", "ABCPE1234F"],
    ["abn", "51 824 753 556"],
    ["tfn", "TFN 123 456 782"],
    ["sin", "046 454 286"],
    ["personnummer", "811228-9874"],
    ["hetu", "131052-308T"],
    ["bsn", "BSN 111222333"],
    ["cpf", "529.982.247-25"],
    ["my-number", "マイナンバーは123456789018"],
    ["nir", "2 55 08 14 168 025 38"],
    ["steuer-id", "Steuer-ID 86095742719"],
    ["jwt", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"],
    ["secret", "Authorization: Bearer abcdefghij0123456789"],
    ["secret", "AKIAIOSFODNN7EXAMPLE"],
    ["secret", "my password is hunter2!"],
    ["secret", 'client_secret="qX81mmz"'],
    ["pin", "The CVV is 123"],
    ["caller", `User-to-User=${Buffer.from('{"caller":"+15550100"}').toString("hex")}`],
  ])("finds %s in %s", (type, text) => {
    expect(typesIn(text)).toEqual([type]);
  });

  it.each([
    ["a masked number", "+112*****58 and **** **** **** 1234"],
    ["a masked address", "j***@example.com"],
    ["an instant", "2026-03-01T10:00:00.000Z and 03.01.2026 10:00"],
    ["a name of a machine", "550e8400-e29b-41d4-a716-446655440000 68b58ee2a0c1153e10ce0001"],
    ["a price and a count", "$1,234,567.89 for 120 of 3000"],
    ["a version and a clock", "version 10.4.1 at 10:00:00"],
    ["an order", "order 20260301 of batch 8812345"],
  ])("leaves %s", (_what, text) => {
    expect(partsIn(text)).toEqual([]);
  });

  it("hides a number whose markup, script or spelling parts it, as a whole", () => {
    expect(partsIn("card 41<b>11</b> 1111&nbsp;1111 1111!")).toEqual(["41<b>11</b> 1111&nbsp;1111 1111"]);
    expect(partsIn('{"a":"{\\"b\\":\\"\\\\n4111111111111111\\"}"}')).toEqual(["4111111111111111"]);
    expect(partsIn('<a href="mailto:x@y.example">write</a>')).toEqual(["x@y.example"]);
  });

  it("takes a number alone for what was asked for", () => {
    expect(findPersonal("4821")).toEqual([]);
    expect(findPersonal("4821", readAsked("Please enter your PIN"))).toMatchObject([{ type: "pin" }]);
    expect(findPersonal("046454286", readAsked("What is your SIN?"))).toMatchObject([{ type: "sin" }]);
    expect(findPersonal("5550132", readAsked("電話番号を教えてください"))).toMatchObject([{ type: "phone" }]);
  });

  it("gives one person one value, however it is written", () => {
    const valueIn = (text: string) => findPersonal(text)[0]?.value;
    expect(valueIn("+44 20 7946 0958")).toBe(valueIn("020 7946 0958"));
    expect(valueIn("Jane@Example.com")).toBe(valueIn("jane@example.com"));
    expect(valueIn("4111-1111-1111-1111")).toBe(valueIn("4111111111111111"));
  });

  it("finds parts of the text in order and apart, whatever it is given", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "4111 1111 1111 1111",
        "a@b.co",
        "<b>",
        "&#52;",
        "\\u0034",
        "%40",
        "*",
        "＠",
        "pin",
        "+1",
      ),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        let end = 0;
        for (const { from, to } of findPersonal(text)) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeGreaterThan(from);
          end = to;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it("finds what is there, and what only looks like it is left, of every kind", () => {
    for (const { type, recall, falsePositives } of measureQuality(500, 7)) {
      expect(recall, `recall of ${type}`).toBeGreaterThanOrEqual(
        type === "email" || type === "phone" ? 0.99 : 0.999,
      );
      expect(falsePositives ?? 0, `false positives of ${type}`).toBeLessThanOrEqual(0.001);
    }
  });
});
