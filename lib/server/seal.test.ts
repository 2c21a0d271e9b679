import fc from "fast-check";
import { beforeAll, expect, test, vi } from "vitest";
import { openKey } from "./keys";
import { isSealedWith, seal, unseal } from "./seal";

const before = Buffer.alloc(32, "b").toString("base64");
const now = Buffer.alloc(32, "n").toString("base64");
beforeAll(() => vi.stubEnv("BACKSCROLL_KEY", now));

const places = fc.tuple(fc.string(), fc.string());

test("what is sealed opens in its place, and in no other", () => {
  fc.assert(
    fc.property(places, places, fc.uint8Array({ maxLength: 200 }), (place, elsewhere, value) => {
      const sealed = seal("bot-secrets", place, Buffer.from(value));
      expect(unseal("bot-secrets", place, sealed)).toEqual(Buffer.from(value));
      expect(() => unseal("totp", place, sealed)).toThrow();
      if (place.join("\0") !== elsewhere.join("\0")) {
        expect(() => unseal("bot-secrets", elsewhere, sealed)).toThrow();
      }
    }),
  );
});

test("no byte of an envelope can be changed, and none be left out", () => {
  const sealed = seal("bot-secrets", ["st-1", "https://kore.example"], Buffer.from("the secret"));
  for (const [index, byte] of sealed.entries()) {
    const changed = Buffer.from(sealed);
    changed[index] = byte ^ 1;
    expect(() => unseal("bot-secrets", ["st-1", "https://kore.example"], changed)).toThrow();
    const cut = sealed.subarray(0, index);
    expect(() => unseal("bot-secrets", ["st-1", "https://kore.example"], cut)).toThrow();
  }
});

test("equal values are sealed differently each time, and say by which key", () => {
  const [one, other] = [seal("totp", ["a"], Buffer.from("x")), seal("totp", ["a"], Buffer.from("x"))];
  expect(one).not.toEqual(other);
  expect(isSealedWith(one, openKey(now))).toBe(true);
  expect(isSealedWith(one, openKey(before))).toBe(false);
});

test("what another key sealed opens for whoever has that key too, and for nobody else", async () => {
  const sealed = seal("totp", ["a"], Buffer.from("x"), openKey(before));
  expect(() => unseal("totp", ["a"], sealed)).toThrow("a key that is not here");
});
