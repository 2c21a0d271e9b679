import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { backgroundName } from "./database";
import { startTestArchive, type TestArchive } from "./test-archive";

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  await test.archive.$client.query("create table numbers (value int primary key)");
});
afterAll(() => test.stop());

it("answers each of many concurrent connections with its own rows and errors", async () => {
  const client = test.archive.$client;
  const answers = await Promise.all(
    Array.from({ length: 600 }, async (_, index) => {
      if (index % 3 === 0) return (await client.query("select $1::int as one", [index])).rows[0].one;
      if (index % 3 === 1) {
        return (await client.query("select $1::text as word, $2::int as two", ["x", index])).rows[0].two;
      }
      return client.query("select $1::int / 0", [index]).catch((error: pg.DatabaseError) => error.code);
    }),
  );
  expect(answers).toEqual(answers.map((_, index) => (index % 3 === 2 ? "22012" : index)));
});

it("rolls back the transaction of a connection that goes away, and serves the next", async () => {
  const lost = new pg.Client({
    host: test.environment["BACKSCROLL_ARCHIVE"],
    user: "postgres",
    database: "postgres",
  });
  lost.on("error", () => undefined);
  await lost.connect();
  await lost.query("begin");
  await lost.query("insert into numbers values ($1)", [1]);
  const waiting = test.archive.$client.query("select count(*)::int as count from numbers");
  lost.connection.stream.destroy();
  expect((await waiting).rows[0].count).toBe(0);
});

it("lets people pass those in the background, who have their turn too", async () => {
  const connect = async (application_name: string) => {
    const host = test.environment["BACKSCROLL_ARCHIVE"];
    const client = new pg.Client({ host, user: "postgres", database: "postgres", application_name });
    await client.connect();
    return client;
  };
  const [holder, background] = [await connect("backscroll"), await connect(backgroundName)];
  const people = await Promise.all(Array.from({ length: 12 }, () => connect("backscroll")));
  await holder.query("begin");
  const order: string[] = [];
  // One message each, all of which arrive while the engine is taken.
  const asked = [background, ...people].map((client) =>
    client.query("select 1").then(() => order.push(client === background ? "background" : "people")),
  );
  await holder.query("select 1");
  await holder.query("commit");
  await Promise.all(asked);
  expect(order.indexOf("background")).toBe(8);
  await Promise.all([holder, background, ...people].map((client) => client.end()));
});

it("refuses a message of impossible length by ending that connection alone", async () => {
  const broken = new pg.Client({
    host: test.environment["BACKSCROLL_ARCHIVE"],
    user: "postgres",
    database: "postgres",
  });
  const ended = new Promise((resolve) => broken.on("error", resolve));
  await broken.connect();
  broken.connection.stream.write(Buffer.from([0x51, 0, 0, 0, 1]));
  await ended;
  expect((await test.archive.$client.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});
