import { expect, it } from "vitest";
import { printSessionFilters } from "@/lib/domain/session-filters";
import { prebuiltViews } from "@/lib/domain/views";
import { readView } from "./read-view";

it("applies what it still understands of a view, and names the rest", () => {
  const view = readView("channel=rtm&outcome=lost&mood=good", ["start", "mood", "tags"]);
  expect(printSessionFilters(view.filters).toString()).toBe("channel=rtm");
  expect(view.columns).toEqual(["start", "tags"]);
  expect(view.lost).toEqual(["outcome=lost", "mood"]);
});

it.each(prebuiltViews.map(({ id, words }) => [id, words]))(
  "the prebuilt view %s is understood",
  (_, words) => {
    const view = readView(words, []);
    expect(view.lost).toEqual([]);
    expect(decodeURIComponent(printSessionFilters(view.filters).toString())).toBe(words);
  },
);
