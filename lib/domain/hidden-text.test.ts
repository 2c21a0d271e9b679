import { expect, it } from "vitest";
import { printHidden, splitHidden } from "./hidden-text";
import { printReference, sealedOf, shownValue } from "./reference";

it("parts what is hidden from what is said", () => {
  const text = `Write to ${printHidden("email", "k3f9a1")} or ${printHidden("card", "…1111")}, ${printHidden("code", null)}`;
  expect(splitHidden(text)).toEqual([
    { text: "Write to ", hidden: null },
    { text: "[email k3f9a1]", hidden: { kind: "email", mark: "k3f9a1" } },
    { text: " or ", hidden: null },
    { text: "[card …1111]", hidden: { kind: "card", mark: "…1111" } },
    { text: ", ", hidden: null },
    { text: "[hidden code]", hidden: { kind: "code", mark: null } },
  ]);
  expect(splitHidden("[email me] [card 1]")).toEqual([{ text: "[email me] [card 1]", hidden: null }]);
});

it("shows of a reference what is shown, and keeps what is sealed for the server", () => {
  const reference = printReference("[email k3f9a1]", "abc");
  expect(shownValue(reference)).toBe("[email k3f9a1]");
  expect(sealedOf(reference)).toBe("abc");
  expect(shownValue("u-1")).toBe("u-1");
  expect(sealedOf("u-1")).toBeNull();
});
