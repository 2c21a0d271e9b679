import { expect, it } from "vitest";
import { offerTags } from "./offer-tags";

const offered = [
  { name: "plan", values: [{ value: "gold", count: 3 }] },
  { name: "topic", values: [{ value: "card", count: 2 }] },
];

it("offers what is there when nothing is chosen", () => {
  expect(offerTags(offered, [])).toEqual(offered);
});

it("puts the names that most sessions have first", () => {
  const rare = { name: "caller", values: [{ value: "Ann", count: 1 }] };
  expect(offerTags([rare, ...offered], []).map(({ name }) => name)).toEqual(["plan", "topic", "caller"]);
});

it("keeps a choice that nothing has, and puts chosen names first", () => {
  expect(
    offerTags(offered, [
      { name: "topic", value: "loan" },
      { name: "gone", value: "x" },
    ]),
  ).toEqual([
    {
      name: "topic",
      values: [
        { value: "loan", count: 0 },
        { value: "card", count: 2 },
      ],
    },
    { name: "gone", values: [{ value: "x", count: 0 }] },
    { name: "plan", values: [{ value: "gold", count: 3 }] },
  ]);
});
