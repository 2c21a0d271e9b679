import { expect, it } from "vitest";
import { parseTranscriptView } from "./transcript-view";

const usual = { clock: "time", density: "comfortable", showsSystem: true, showsEverything: false };

it("keeps each choice it understands and takes the usual one for every other", () => {
  expect(parseTranscriptView(null)).toEqual(usual);
  expect(parseTranscriptView("dense")).toEqual(usual);
  expect(parseTranscriptView({ density: "dense", clock: 3, showsSystem: false })).toEqual({
    ...usual,
    density: "dense",
    showsSystem: false,
  });
});
