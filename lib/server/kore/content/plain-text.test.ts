import { describe, expect, it } from "vitest";
import { decodeEntities, stripMarkup, stripSpeechMarkup } from "./plain-text";

it.each([
  ["&amp;amp; &lt;b&gt; &#39;x&#x27;", "&amp; <b> 'x'"],
  ["&nope; &#0; &#xD800; &#99999999; & fine", "&nope; &#0; &#xD800; &#99999999; & fine"],
  ["5 &euro; &hellip;", "5 € …"],
])("%s is decoded once", (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded);
});

it.each([
  ["<speak>One<break time='1s'/>two <emphasis>three</emphasis></speak>", "One two three"],
  ["<speak><!-- not said -->Tom &amp; Ana</speak>", "Tom & Ana"],
  ["<vxml><var name='x'>hidden</var><prompt>Say yes</prompt><prompt>or no</prompt></vxml>", "Say yes or no"],
])("%s is spoken", (text, spoken) => {
  expect(stripSpeechMarkup(text)).toBe(spoken);
});

it.each([
  ["*Bold* and ~italic~ and _both_.", "Bold and italic and both."],
  ["#h1Title\n[our page](https://example.com/a_b) snake_case 2*3*4", "Title our page snake_case 2*3*4"],
  ["<b>one</b><br>two 1 < 2", "one two 1 < 2"],
])("%s is told plainly", (text, plain) => {
  expect(stripMarkup(text)).toBe(plain);
});

describe("a hostile text costs no more than its size", () => {
  it.each(["[", "<", "*", "<!--", "<script", "&", "[](", "<a ", "<vxml><log>"])(
    "of %s over and over",
    (part) => {
      const text = part.repeat(100_000);
      const start = performance.now();
      stripMarkup(text);
      stripSpeechMarkup(text);
      decodeEntities(text);
      expect(performance.now() - start).toBeLessThan(5_000);
    },
  );
});
