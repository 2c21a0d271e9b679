import { NextRequest } from "next/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { doors } from "../access-matrix/test-doors";
import { startTestArchive, type TestArchive } from "../archive/test-archive";
import { stubSettings, testOrigin } from "../test-settings";
import { type Ask, revocations, watchRevocation } from "./test-revocations";

let test: TestArchive;
beforeAll(async () => {
  test = await startTestArchive();
  stubSettings(test);
});
afterAll(() => test.stop());

it.each(Object.keys(revocations))("%s is in force for every request that starts after it", async (name) => {
  const round = await watchRevocation({ archive: test.archive, ask, loops: 5, each: 2 }, name);
  expect(round).toMatchObject({ before: expect.any(Number), after: 10, accepted: 0 });
  expect(round.before).toBeGreaterThanOrEqual(10);
});

const ask: Ask = async ({ method, path, as, body }) => {
  const { pathname } = new URL(path, testOrigin);
  const [door] = doors.flatMap((known) => {
    const params = known.method === method ? paramsOf(known.path, pathname) : null;
    return params ? [{ ...known, params }] : [];
  });
  if (!door) throw new Error(`There is no ${method} ${path}.`);
  const headers = { origin: testOrigin, "content-type": "application/json", ...as };
  const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
  const reply = await door.handler(new NextRequest(`${testOrigin}${path}`, sent), {
    params: Promise.resolve(door.params),
  });
  await reply.arrayBuffer();
  return reply.status;
};

/** Null where the route is another one. */
function paramsOf(route: string, pathname: string): object | null {
  const names = [...route.matchAll(/\[(\w+)\]/g)].map(([, name]) => name);
  const found = new RegExp(`^${route.replace(/\[\w+\]/g, "([^/]+)")}$`).exec(pathname);
  return found && Object.fromEntries(names.map((name, index) => [name, found[index + 1]]));
}
