import { afterAll, beforeAll, expect, it } from "vitest";
import type { Span } from "@/lib/domain/span";
import { faultKinds } from "@/lib/sandbox/faults/fault-kinds";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import type { BotConfig } from "../config";
import { Secret } from "../secret";
import { type Kore, openKore } from "./http/client";
import { KoreError } from "./http/kore-error";
import { messagesPath } from "./list-messages";
import { listRecordPages } from "./list-records";
import { isOfBot, sessionsPath } from "./list-sessions";
import { mapMessage } from "./map-message";
import { mapSession } from "./map-session";

const purpose = "request" as const;
const { signal } = new AbortController();
const noon = Date.parse("2026-03-18T12:00:00.000Z");
const rowsPerPage = 4;
const rows = 11;
/** Cases run beside each other, each on a sandbox of its own. */
const lanes = 4;

const sessions = { listKey: "sessions", idKey: "sessionId", timeKey: "start_time" } as const;
const messages = { listKey: "messages", idKey: "_id", timeKey: "createdOn" } as const;
type EndpointName = "getSessions" | "getMessages" | "getMessagesV2";
type Endpoint = {
  kind: BotConfig["kind"];
  listKey: "sessions" | "messages";
  idKey: string;
  timeKey: string;
  path: (bot: BotConfig) => string;
  idOf: (raw: unknown, bot: BotConfig) => string | undefined;
};
const endpoints: Record<EndpointName, Endpoint> = {
  getSessions: {
    ...{ ...sessions, kind: "bot", path: sessionsPath },
    idOf: (raw, bot) => mapSession(raw, bot.id)?.id,
  },
  // Version 1 is what an Admin Console app has.
  getMessages: { ...messages, kind: "admin", path: messagesPath, idOf: (raw) => mapMessage(raw)?.id },
  getMessagesV2: { ...messages, kind: "bot", path: messagesPath, idOf: (raw) => mapMessage(raw)?.id },
};
const endpointNames = Object.keys(endpoints) as EndpointName[];
const pages = ["first", "middle", "last"] as const;
type Page = (typeof pages)[number];

/** Faults that end by a deadline. */
const slow = ["silence", "silence-after-headers", "silence-mid-body", "headers-drip", "body-drip"];
const hastyMs = 100;
/** Drips that would go on for seconds, bombs just too large, and little where little proves as much. */
const sizesOf = (kind: string) => ({
  delayMs: 50,
  megabytes: kind.endsWith("bomb") ? 34 : 1,
  ...(kind === "huge-page" && { rows: 500 }),
});

type Lane = { sandbox: Sandbox; bots: Record<"bot" | "admin", BotConfig>; spans: Record<EndpointName, Span> };
let running: Lane[];
beforeAll(async () => {
  running = await Promise.all(Array.from({ length: lanes }, startLane));
});
afterAll(async () => {
  await Promise.all(running.map(({ sandbox }) => sandbox.close()));
});

async function startLane(): Promise<Lane> {
  const bots = [{ botId: "st-matrix", name: "Bot", trade: "bank" as const }];
  const sandbox = await startSandbox({
    now: () => noon,
    rateLimits: false,
    sessionsPerDay: 200,
    days: 2,
    bots,
  });
  const [bot] = sandbox.bots;
  if (!bot) throw new Error("The sandbox has no bot.");
  const { botId: id, name, clientId, clientSecret, inactivityTimeoutMs } = bot;
  const own: BotConfig = {
    ...{ id, name, clientId, inactivityTimeoutMs, host: sandbox.url },
    ...{ clientSecret: new Secret(clientSecret), kind: "bot", algorithm: "HS256" },
  };
  const { adminApp } = sandbox;
  const admin: BotConfig = {
    ...own,
    ...{ kind: "admin", clientId: adminApp.clientId, clientSecret: new Secret(adminApp.clientSecret) },
  };
  const lane = { sandbox, bots: { bot: own, admin }, spans: {} as Record<EndpointName, Span> };
  for (const name of endpointNames) lane.spans[name] = await spanOf(lane, name);
  return lane;
}

/** The newest stretch of time with so many rows that the last of three pages is short. */
async function spanOf({ bots }: Pick<Lane, "bots">, name: EndpointName): Promise<Span> {
  const { kind, listKey, path, timeKey } = endpoints[name];
  const kore = open(bots[kind]);
  const body = { dateFrom: new Date(noon - 86_400_000).toISOString(), dateTo: new Date(noon).toISOString() };
  const call = { path: path(bots[kind]), body: { ...body, limit: rows }, listKey, purpose, signal };
  const found = (await kore.call(call))[listKey];
  await kore.close();
  const oldest: unknown = Array.isArray(found) ? found[rows - 1] : null;
  return { from: Date.parse(String(Reflect.get(Object(oldest), timeKey))), to: noon };
}

function open(bot: BotConfig, totalMs = 20_000): Kore {
  return openKore(bot, {
    admit: () => Promise.resolve(),
    wait: () => Promise.resolve(),
    timeouts: { totalMs },
  });
}

/** What of the list comes, or the code of the error it ends with. */
async function endingOf({ bots, spans }: Lane, name: EndpointName, totalMs?: number): Promise<string> {
  const { kind, listKey, idKey, path, idOf } = endpoints[name];
  const bot = bots[kind];
  const kore = open(bot, totalMs);
  const listing = { listKey, idKey, path: path(bot), limit: rowsPerPage };
  const ids = new Set<string>();
  let missing = 0;
  try {
    for await (const page of listRecordPages(kore, listing, spans[name], { purpose, signal })) {
      for (const record of page.records) {
        const id = isOfBot(record, bot) ? idOf(record, bot) : null;
        if (id) ids.add(id);
      }
      missing += page.missingCount;
    }
  } catch (error) {
    return error instanceof KoreError ? error.code : `threw ${error}`;
  } finally {
    await kore.close();
  }
  return missing > 0 ? "told" : ids.size === rows ? "whole" : "partial";
}

const ofMessages = ["getMessages", "getMessagesV2"] as const;
type Statement = { ending: string; kinds: string[]; of?: readonly EndpointName[]; on?: readonly Page[] };
/**
 * How a list ends under each fault the sandbox knows, from the page on where it begins. What is not named must be
 * whole; of two that name the same, the later counts. `told` is what the totals betray, `partial` are lies that nothing
 * in the answers does.
 */
const statements: Statement[] = [
  { ending: "limited", kinds: Object.keys(faultKinds).filter((kind) => kind.startsWith("rate-limit")) },
  { ending: "credentials", kinds: ["invalid-credentials", "token-expired"] },
  { ending: "scope", kinds: ["scope-missing", "scope-lost"] },
  { ending: "rejected", kinds: ["errors-on-200", "redirect"] },
  {
    ending: "upstream",
    kinds: [...["error-field", "message-field", "plain-text-error", "html-502", "maintenance"], ...slow],
  },
  {
    ending: "unreachable",
    kinds: [
      ...[
        "reset-before-headers",
        "reset-mid-headers",
        "reset-mid-body",
        "close-before-headers",
        "close-mid-body",
      ],
      ...["length-too-long", "length-twice", "unfinished-chunks", "huge-headers"],
    ],
  },
  {
    ending: "malformed",
    kinds: [
      ...["html-200", "html-as-json", "html-type", "empty-200", "no-content", "array-body", "null-body"],
      ...["string-body", "number-body", "empty-object", "rows-as-object", "rows-as-null", "rows-as-string"],
      ...["rows-renamed", "empty-page", "endless-pages", "repeated-offset", "duplicate-page", "ids-repeated"],
      ...["truncated-json", "trailing-garbage", "joined-json", "leading-guard", "nan", "infinity"],
      ...["trailing-comma", "single-quotes", "raw-newline", "utf16-body", "close-delimited", "broken-chunk"],
      ...["length-too-short", "garbage-response", "truncated-encoding", "label-without-encoding"],
      ...["encoding-without-label", "wrong-label", "unknown-encoding", "double-encoding", "corrupt-encoding"],
      ...["gzip-bomb", "br-bomb"],
    ],
  },
  { ending: "told", kinds: ["missing-page", "rows-vanish", "missing-rows"] },
  { ending: "partial", kinds: ["huge-page"] },
  // The page before once more is nothing new, and at the end there is nothing behind it.
  { ending: "whole", kinds: ["duplicate-page"], on: ["last"] },
  { ending: "told", kinds: ["ids-repeated"], on: ["last"] },
  // Numbers from 1 up, on each page again.
  { ending: "partial", kinds: ["ids-numeric"], on: ["first", "middle"] },
  { ending: "malformed", kinds: ["ids-across-bots"], on: ["first"] },
  { ending: "told", kinds: ["ids-across-bots"], on: ["middle"] },
  { ending: "partial", kinds: ["ids-missing"], of: ["getSessions"] },
  { ending: "malformed", kinds: ["foreign-session"], of: ["getSessions"], on: ["first", "middle"] },
  { ending: "told", kinds: ["foreign-session"], of: ["getSessions"], on: ["last"] },
  // Sessions come unencoded, and a changed byte of plain text can go unseen.
  { ending: "malformed or whole", kinds: ["corrupt-encoding"], of: ["getSessions"] },
  // Of an account's rows those that do not name the bot are not taken for its own.
  {
    ending: "partial",
    kinds: ["removed-fields", "foreign-bot", "type-changes", "null-fields"],
    of: ["getMessages"],
  },
  // Whether a connection that breaks right behind a body takes some of it along is a matter of luck.
  { ending: "unreachable or whole", kinds: ["reset-after-body"], of: ofMessages },
];

function statedEnding(kind: string, endpoint: EndpointName, page: Page): string {
  const found = statements.findLast(
    ({ kinds, of, on }) =>
      kinds.includes(kind) && (of?.includes(endpoint) ?? true) && (on?.includes(page) ?? true),
  );
  return found?.ending ?? "whole";
}

it.each(endpointNames)(
  "every fault of %s ends as it should, on whichever page it begins",
  async (endpoint) => {
    const cases = Object.keys(faultKinds).flatMap((kind) => pages.map((page) => ({ kind, page })));
    expect(cases.length).toBeGreaterThan(390);
    const unexpected: string[] = [];
    const work = async (lane: Lane) => {
      lane.sandbox.setFaults([]);
      expect(await endingOf(lane, endpoint)).toBe("whole");
      for (let next = cases.shift(); next; next = cases.shift()) {
        const { kind, page } = next;
        const nth = { from: pages.indexOf(page) + 1 };
        lane.sandbox.setFaults([{ endpoint, kind, nth, ...sizesOf(kind) }]);
        const before = lane.sandbox.requests.length;
        const ending = await endingOf(lane, endpoint, slow.includes(kind) ? hastyMs : undefined);
        if (!statedEnding(kind, endpoint, page).split(" or ").includes(ending))
          unexpected.push(`${kind} on the ${page} page: ${ending}`);
        expect(lane.sandbox.requests.length - before).toBeLessThan(20);
      }
    };
    await Promise.all(running.map(work));
    expect(unexpected).toEqual([]);
  },
  120_000,
);
