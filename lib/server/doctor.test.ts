import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { jwtVerify } from "jose";
import { afterEach, describe, expect, it } from "vitest";
import { type DoctorReport, type DoctorStep, doctorReportSchema, isHealthy } from "@/lib/domain/doctor";
import { type Sandbox, type SandboxOptions, startSandbox } from "@/lib/sandbox/server";
import type { BotConfig } from "./config";
import { examineBot } from "./doctor";
import { Secret } from "./secret";

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function startKore(
  options: SandboxOptions = {},
  changes: Partial<BotConfig> = {},
): Promise<{ kore: Sandbox; bot: BotConfig }> {
  const bots = [{ botId: "st-1", name: "One", trade: "bank" as const }];
  const kore = await startSandbox({ bots, sessionsPerDay: 40, rateLimits: false, ...options });
  closers.push(() => kore.close());
  const [found] = kore.bots;
  return {
    kore,
    bot: {
      id: "st-1",
      name: "One",
      host: kore.url,
      clientId: found?.clientId ?? "",
      clientSecret: new Secret(found?.clientSecret ?? ""),
      kind: "bot",
      algorithm: "HS256",
      inactivityTimeoutMs: 900_000,
      ...changes,
    },
  };
}

async function startServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function examine(bot: BotConfig, admit = async () => 0): Promise<DoctorReport> {
  return doctorReportSchema.parse(await examineBot(bot, admit, new AbortController().signal));
}

const findingOf = ({ findings }: DoctorReport, step: DoctorStep) =>
  findings.find((finding) => finding.step === step)?.finding;
const troublesOf = ({ findings }: DoctorReport) =>
  findings
    .filter(({ outcome }) => outcome === "failed" || outcome === "warning")
    .map(({ finding }) => finding);
const reachedOf = ({ findings }: DoctorReport) =>
  findings.filter(({ outcome }) => outcome !== "skipped").map(({ step }) => step);

describe("a bot that works", () => {
  it("is sound at every step, and its sample session was read", async () => {
    const { kore, bot } = await startKore();
    const report = await examine(bot);
    expect(report.findings.map(({ outcome }) => outcome)).toEqual(Array(10).fill("ok"));
    const sample = report.findings.at(-1);
    expect(sample?.finding).toBe("sampleRead");
    expect(sample?.values["messages"]).toBeGreaterThan(0);
    expect(kore.requests.map(({ path }) => path.split("/").at(-1))).toEqual(["getSessions", "getMessagesV2"]);
    expect(kore.requests[1]?.body?.["sessionId"]).toEqual([sample?.values["session"]]);
  });

  it("of an Admin Console app is found among the account's", async () => {
    const { kore, bot } = await startKore();
    const app = {
      ...kore.adminApp,
      clientSecret: new Secret(kore.adminApp.clientSecret),
      kind: "admin" as const,
    };
    expect(troublesOf(await examine({ ...bot, ...app }))).toEqual([]);
    const other = await examine({ ...bot, ...app, id: "st-elsewhere" });
    expect(troublesOf(other)).toEqual(["botUnseen", "noSessions"]);
    expect(isHealthy(other)).toBe(true);
  });

  it("without a session in the last days is told so, and not as a failure", async () => {
    const { bot } = await startKore({ sessionsPerDay: 0 });
    const report = await examine(bot);
    expect(troublesOf(report)).toEqual(["noSessions"]);
    expect(isHealthy(report)).toBe(true);
  });

  it("keeps working while the clocks differ", async () => {
    const { bot } = await startKore({ faults: [{ endpoint: "*", kind: "clock-skew", ms: 600_000 }] });
    const report = await examine(bot);
    expect(troublesOf(report)).toEqual(["clockOff"]);
    expect(report.findings.find(({ step }) => step === "clock")?.values["seconds"]).toBeGreaterThan(590);
  });
});

describe("a bot that does not work", () => {
  it("for a wrong secret is asked for once", async () => {
    const { kore, bot } = await startKore({}, { clientSecret: new Secret("wrong-secret-of-this-test") });
    const report = await examine(bot);
    expect(troublesOf(report)).toEqual(["signatureRefused"]);
    expect(reachedOf(report)).toEqual(["name", "connection", "answer", "clock", "signature"]);
    expect(kore.requests).toHaveLength(1);
    expect(JSON.stringify(report)).not.toMatch(/wrong-secret-of-this-test|eyJ/);
    expect(JSON.stringify(report)).not.toContain(bot.clientId);
  });

  it.each([
    [["Chat History"], ["sessionsScopeMissing"], "historyReadable"],
    [["Bot Sessions"], ["historyScopeMissing"], "historyScopeMissing"],
    [[], ["sessionsScopeMissing", "historyScopeMissing"], "historyScopeMissing"],
  ] as const)("with the scopes %j lacks %j", async (scopes, troubles, history) => {
    const { bot } = await startKore({ bots: [{ botId: "st-1", name: "One", trade: "bank", scopes }] });
    const report = await examine(bot);
    expect(troublesOf(report)).toEqual(troubles);
    expect(findingOf(report, "signature")).toBe("signatureTaken");
    expect(findingOf(report, "history")).toBe(history);
    expect(findingOf(report, "sample")).toBe("notReached");
    expect(isHealthy(report)).toBe(false);
  });

  it("because Kore does not know it", async () => {
    const { kore, bot } = await startKore();
    const app = { clientId: kore.adminApp.clientId, clientSecret: new Secret(kore.adminApp.clientSecret) };
    const report = await examine({ ...bot, ...app, id: "st-unknown" });
    expect(troublesOf(report)).toEqual(["botUnknown"]);
    expect(findingOf(report, "sessions")).toBe("notReached");
  });

  it.each([
    ["token-expired", "tokenRefused", "signature"],
    ["rate-limit-minute", "limitedByMinute", "limits"],
    ["rate-limit-hour-on-200", "limitedByHour", "limits"],
    ["html-200", "notKore", "answer"],
    ["redirect", "notKore", "answer"],
    ["status-503", "koreFailing", "answer"],
    ["reset-before-headers", "noAnswer", "answer"],
    ["truncated-json", "notKore", "answer"],
    ["status-400", "questionRefused", "sessions"],
  ] as const)("for %s is told %s", async (kind, trouble, step) => {
    const { bot } = await startKore({ faults: [{ endpoint: "getSessions", kind }] });
    const report = await examine(bot);
    expect(troublesOf(report)).toEqual([trouble]);
    expect(findingOf(report, step)).toBe(trouble);
  });

  it.each([
    ["scope-missing", "historyScopeMissing", "history"],
    ["rate-limit-hour", "limitedByHour", "limits"],
    ["status-500", "koreFailing", "history"],
    ["gzip-bomb", "notKore", "history"],
  ] as const)("for %s of messages alone is told %s", async (kind, trouble, step) => {
    const { bot } = await startKore({ faults: [{ endpoint: "getMessagesV2", kind }] });
    const report = await examine(bot);
    expect(troublesOf(report)).toEqual([trouble]);
    expect(findingOf(report, step)).toBe(trouble);
    expect(findingOf(report, "sessions")).toBe("sessionsReadable");
  });

  it("is not asked for when its budget is used up", async () => {
    const { kore, bot } = await startKore();
    const report = await examine(bot, async () => 41_500);
    expect(report.findings.find(({ step }) => step === "limits")).toMatchObject({
      finding: "budgetSpent",
      values: { seconds: 42 },
    });
    expect(kore.requests).toHaveLength(0);
  });

  it("is not connected to where its host refuses", async () => {
    const { bot } = await startKore({}, { host: "http://127.0.0.1:1" });
    const report = await examine(bot);
    expect(reachedOf(report)).toEqual(["name", "connection"]);
    expect(troublesOf(report)).toEqual(["refused"]);
  });
});

it("a clock that is wrong is no wrong secret", async () => {
  const { bot } = await startKore();
  const now = () => new Date(Date.now() + 3_600_000);
  let calls = 0;
  const host = await startServer((request, response) => {
    calls += 1;
    const key = new TextEncoder().encode(bot.clientSecret.reveal());
    response.setHeader("date", now().toUTCString()).setHeader("content-type", "application/json");
    jwtVerify(String(request.headers["auth"]), key, { currentDate: now() }).then(
      () => response.end('{"sessions":[],"messages":[],"total":0}'),
      () => response.writeHead(401).end('{"errors":[{"msg":"expired","code":4002}]}'),
    );
  });
  expect(troublesOf(await examine({ ...bot, host }))).toEqual(["clockOff", "noSessions"]);
  expect(calls).toBe(3);
});

it("a host that echoes everything gets nothing secret into the report", async () => {
  const { bot } = await startKore();
  const secrets = [bot.clientSecret.reveal(), bot.clientId];
  const host = await startServer((request, response) => {
    const msg = `bad ${request.headers["auth"]} ${secrets.join(" ")}`;
    response
      .writeHead(400, { "content-type": "application/json" })
      .end(JSON.stringify({ errors: [{ msg }] }));
  });
  const report = JSON.stringify(await examine({ ...bot, host }));
  expect(report).toContain("bad [token] [secret] [secret]");
  for (const secret of secrets) expect(report).not.toContain(secret);
});
