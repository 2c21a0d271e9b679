import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../server";
import { TestClient } from "../test-client";
import { faultKinds } from "./fault-kinds";
import { type FaultRule, parseFaultRules } from "./fault-rule";

const now = Date.parse("2026-03-18T12:00:00.000Z");

let sandbox: Sandbox;
let client: TestClient;

beforeAll(async () => {
  sandbox = await startSandbox({ now: () => now, rateLimits: false });
  client = new TestClient(sandbox, () => now);
});

afterAll(() => sandbox.close());

describe("fault rules", () => {
  const statuses = async (rules: FaultRule[], count: number) => {
    sandbox.setFaults(rules);
    const seen: number[] = [];
    for (let index = 0; index < count; index++)
      seen.push((await client.post("getSessions", { limit: 1 })).status);
    return seen;
  };

  test("hit the nth call of their endpoint, a range of calls, or all that follow", async () => {
    expect(await statuses([{ endpoint: "getSessions", kind: "status-500", nth: 2 }], 3)).toEqual([
      200, 500, 200,
    ]);
    expect(
      await statuses([{ endpoint: "getSessions", kind: "status-500", nth: { from: 2, to: 3 } }], 4),
    ).toEqual([200, 500, 500, 200]);
    expect(await statuses([{ endpoint: "*", kind: "status-500", nth: { from: 2 } }], 3)).toEqual([
      200, 500, 500,
    ]);
  });

  test("leave other endpoints and other bots alone, and the first rule that is due wins", async () => {
    expect(await statuses([{ endpoint: "getMessages", kind: "status-500" }], 1)).toEqual([200]);
    expect(await statuses([{ endpoint: "*", kind: "status-500", botId: client.bot(1).botId }], 1)).toEqual([
      200,
    ]);
    const both: FaultRule[] = [
      { endpoint: "*", kind: "status-500", nth: 2 },
      { endpoint: "*", kind: "status-502" },
    ];
    expect(await statuses(both, 3)).toEqual([502, 500, 502]);
  });

  test("that cannot be understood are refused, and the rules in force stay", async () => {
    sandbox.setFaults([{ endpoint: "*", kind: "status-500" }]);
    expect(() => sandbox.setFaults([{ endpoint: "*", kind: "sunspots" }])).toThrow(
      'There is no kind of fault named "sunspots".',
    );
    expect((await client.post("getSessions")).status).toBe(500);
    sandbox.setFaults([]);
    expect(() => parseFaultRules([{ endpoint: "*", kind: "sunspots" }])).toThrow(
      "Fault rule 1: kind is not a kind of fault.",
    );
    expect(() => parseFaultRules([{ endpoint: "getNothing", kind: "slow" }])).toThrow(
      "Fault rule 1: endpoint",
    );
    expect(() => parseFaultRules({})).toThrow("The fault rules must be a list.");
  });
});

describe("the control endpoint", () => {
  test("is not there unless asked for", async () => {
    expect((await client.request("GET", "/sandbox/faults")).status).toBe(404);
  });

  test("sets, shows and lifts fault rules, and shows the requests", async () => {
    const steered = await startSandbox({ now: () => now, control: true });
    const caller = new TestClient(steered, () => now);
    const put = (rules: unknown) =>
      fetch(`${steered.url}/sandbox/faults`, { method: "PUT", body: JSON.stringify(rules) });
    const rules = [{ endpoint: "getSessions", kind: "status-503" }];
    expect(await (await put(rules)).json()).toEqual(rules);
    expect((await caller.post("getSessions")).status).toBe(503);
    const wrong = await put([{ endpoint: "*", kind: "sunspots" }]);
    expect([wrong.status, await wrong.json()]).toEqual([
      400,
      { errors: [{ msg: "Fault rule 1: kind is not a kind of fault.", code: 400 }] },
    ]);
    await fetch(`${steered.url}/sandbox/faults`, { method: "DELETE" });
    expect((await caller.post("getSessions")).status).toBe(200);
    const requests: unknown = await (await fetch(`${steered.url}/sandbox/requests`)).json();
    const kinds: unknown = await (await fetch(`${steered.url}/sandbox/fault-kinds`)).json();
    await steered.close();
    expect(requests).toMatchObject([{ status: 503 }, { status: 200 }]);
    expect(kinds).toHaveLength(Object.keys(faultKinds).length);
  });
});
