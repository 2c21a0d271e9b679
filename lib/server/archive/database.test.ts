import { expect, test } from "vitest";
import { startTestArchive } from "./test-archive";

test("a connection that breaks while it is held ends neither the process nor the pool", async () => {
  const { archive, stop } = await startTestArchive();
  const held = await archive.$client.connect();
  const broken = new Promise((resolve) => held.once("end", resolve));
  held.connection.stream.destroy(new Error("cut"));
  await broken;
  await expect(held.query("select 1")).rejects.toThrow();
  held.release(true);
  expect((await archive.$client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await stop();
});
