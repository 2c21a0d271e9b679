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

test("a transaction that cannot begin gives its connection back", async () => {
  const { archive, stop } = await startTestArchive();
  const isolationLevel: "serializable" = JSON.parse('"never heard of"');
  for (let count = 0; count < 10; count += 1) {
    const refused = archive.transaction(async () => undefined, { isolationLevel });
    await expect(refused).rejects.toThrow("begin");
  }
  expect((await archive.$client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await stop();
});
