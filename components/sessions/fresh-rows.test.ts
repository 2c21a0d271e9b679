import { expect, it } from "vitest";
import { freshRows } from "./fresh-rows";

const known = new Set(["c", "d"]);

it.each([
  ["rows on top are fresh", ["a", "b", "c", "d"], ["a", "b"]],
  ["so are rows between others, where the list is in another order", ["c", "x", "d"], ["x"]],
  ["rows of a later page are not", ["a", "c", "d", "e", "f"], ["a"]],
  ["no row of another list is", ["x", "y"], []],
])("%s", (_, ids, fresh) => {
  expect([...freshRows(ids, known)]).toEqual(fresh);
});
