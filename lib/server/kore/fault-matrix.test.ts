import { afterAll, beforeAll, expect, it } from "vitest";
import { faultKinds } from "@/lib/sandbox/faults/fault-kinds";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import type { BotConfig } from "../config";
import { Secret } from "../secret";
import { type Kore, openKore } from "./http/client";
import { KoreError } from "./http/kore-error";
import { listMessagesPages } from "./list-messages";
import { listSessionsPages } from "./list-sessions";

/** Faults that end by a deadline. */
const slow = ["silence", "silence-after-headers", "silence-mid-body", "headers-drip", "body-drip"];
/** Faults between pages, which a list of one page does not meet. */
const paging = [
  ...["endless-pages", "duplicate-page", "repeated-offset", "missing-page", "rows-vanish", "rows-appear"],
  ...["more-never", "more-always", "empty-page", "ids-repeated", "huge-page"],
];

/**
 * How a list ends under each fault the sandbox knows; sessions come in two pages. What is not named here must be whole.
 * `told` is what the totals betray, `partial` are lies that nothing in the answers does.
 */
const endings: Record<string, string[]> = {
  limited: Object.keys(faultKinds).filter((kind) => kind.startsWith("rate-limit")),
  credentials: ["invalid-credentials", "token-expired"],
  scope: ["scope-missing", "scope-lost"],
  rejected: ["errors-on-200", "redirect"],
  upstream: [...["error-field", "message-field", "plain-text-error", "html-502", "maintenance"], ...slow],
  unreachable: [
    ...[
      "reset-before-headers",
      "reset-mid-headers",
      "reset-mid-body",
      "close-before-headers",
      "close-mid-body",
    ],
    ...["length-too-long", "length-twice", "unfinished-chunks", "huge-headers"],
  ],
  malformed: [
    ...[
      "html-200",
      "html-as-json",
      "html-type",
      "empty-200",
      "no-content",
      "array-body",
      "null-body",
      "string-body",
    ],
    ...["number-body", "empty-object", "rows-as-object", "rows-as-null", "rows-as-string", "rows-renamed"],
    ...["empty-page", "endless-pages", "duplicate-page", "repeated-offset", "ids-repeated"],
    ...[
      "truncated-json",
      "trailing-garbage",
      "joined-json",
      "leading-guard",
      "nan",
      "infinity",
      "trailing-comma",
    ],
    ...["single-quotes", "raw-newline", "latin1-body", "utf16-body", "close-delimited", "truncated-encoding"],
    ...["corrupt-encoding", "length-too-short", "broken-chunk", "garbage-response", "label-without-encoding"],
    ...[
      "encoding-without-label",
      "wrong-label",
      "unknown-encoding",
      "double-encoding",
      "gzip-bomb",
      "br-bomb",
    ],
  ],
  told: ["missing-page", "rows-vanish", "missing-rows"],
  partial: ["huge-page"],
};
const ownEndings: Record<string, Record<string, string[]>> = {
  // Sessions come unencoded, and a changed byte of plain text can go unseen.
  getSessions: {
    malformed: ["foreign-session", "ids-across-bots"],
    partial: ["ids-missing", "ids-numeric"],
    "malformed or whole": ["corrupt-encoding"],
  },
  // Whether a connection that breaks right behind a body takes some of it along is a matter of luck.
  getMessagesV2: { "unreachable or whole": ["reset-after-body"] },
};

const noon = Date.parse("2026-03-18T12:00:00.000Z");
const hourMs = 3_600_000;
const options = { purpose: "request", signal: new AbortController().signal } as const;

let sandbox: Sandbox;
let kore: Kore;
let hastyKore: Kore;
beforeAll(async () => {
  sandbox = await startSandbox({ now: () => noon, rateLimits: false, sessionsPerDay: 800 });
  const [bot] = sandbox.bots;
  if (!bot) throw new Error("The sandbox has no bot.");
  const { botId: id, name, clientId, clientSecret, inactivityTimeoutMs } = bot;
  const own: BotConfig = {
    ...{ id, name, clientId, inactivityTimeoutMs, host: sandbox.url },
    ...{ clientSecret: new Secret(clientSecret), kind: "bot", algorithm: "HS256" },
  };
  const options = { admit: () => Promise.resolve(), wait: () => Promise.resolve() };
  kore = openKore(own, options);
  hastyKore = openKore(own, { ...options, timeouts: { totalMs: 300 } });
});
afterAll(async () => {
  await kore.close();
  await hastyKore.close();
  await sandbox.close();
});

const lists = {
  getSessions: async (by: Kore) => {
    const ids = new Set<string>();
    let missing = 0;
    const span = { from: noon - 5 * hourMs, to: noon };
    for await (const { sessions, missingCount } of listSessionsPages(by, span, options)) {
      for (const { session } of sessions) ids.add(session.id);
      missing += missingCount;
    }
    return { count: ids.size, missing };
  },
  getMessagesV2: async (by: Kore) => {
    const ids = new Set<string>();
    let missing = 0;
    const span = { from: noon - hourMs / 2, to: noon };
    for await (const { messages, missingCount } of listMessagesPages(by, span, options)) {
      for (const { id } of messages) ids.add(id);
      missing += missingCount;
    }
    return { count: ids.size, missing };
  },
};

function expectedEnding(endpoint: string, kind: string): string {
  const named = [...Object.entries(ownEndings[endpoint] ?? {}), ...Object.entries(endings)];
  return named.find(([, kinds]) => kinds.includes(kind))?.[0] ?? "whole";
}

it.each(["getSessions", "getMessagesV2"] as const)(
  "every fault of %s ends as it should",
  async (endpoint) => {
    const list = lists[endpoint];
    const whole = await list(kore);
    expect(whole.missing).toBe(0);
    const unexpected: Record<string, string> = {};
    const kinds = Object.keys(faultKinds);
    for (const kind of endpoint === "getSessions" ? kinds : kinds.filter((name) => !paging.includes(name))) {
      sandbox.setFaults([{ endpoint, kind, delayMs: 50 }]);
      const before = sandbox.requests.length;
      const ending = await list(slow.includes(kind) ? hastyKore : kore).then(
        ({ count, missing }) => (missing > 0 ? "told" : count === whole.count ? "whole" : "partial"),
        (error: unknown) => (error instanceof KoreError ? error.code : `threw ${error}`),
      );
      if (!expectedEnding(endpoint, kind).split(" or ").includes(ending)) unexpected[kind] = ending;
      expect(sandbox.requests.length - before).toBeLessThan(20);
    }
    expect(unexpected).toEqual({});
  },
  300_000,
);
