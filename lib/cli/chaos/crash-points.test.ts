import { afterAll, beforeAll, expect, test } from "vitest";
import { crashAt } from "./crash-point";
import { type Stage, setStage } from "./stage";

let stage: Stage;
let whole: Record<string, string>;
beforeAll(async () => {
  stage = await setStage(Date.parse("2026-03-18T09:30:00.000Z"));
  whole = (await crashAt(stage, [])).digest;
}, 120_000);
afterAll(() => stage.close());

test("what sync holds in the end is the same whether it was killed on the way or not", async () => {
  expect(whole["messages"]).toMatch(/^[1-9]/);
  const { step, digest } = await crashAt(stage, [40, 90]);
  expect(step).not.toBeNull();
  expect(digest).toEqual(whole);
}, 120_000);
