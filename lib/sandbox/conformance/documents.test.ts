import { beforeAll, expect, test } from "vitest";
import { createAccount } from "../bots";
import { History } from "../generate/history";
import { messageRow } from "../generate/message-row";
import type { Message, Session } from "../generate/session";
import { sessionRow } from "../generate/session-row";
import { gallery } from "../scenarios/gallery";
import { templateNames } from "../templates/build-template";
import { dayMs, noon, section } from "./fixture";

type Row = Record<string, unknown>;

const minuteMs = 60_000;
const sessions: Session[] = [];
const sessionRows: Row[] = [];
const messages: Message[] = [];
const messageRows: Row[] = [];
let texts: string[] = [];

// Five weeks of both bots, their last ten days as rows, read from the generator itself: over HTTP it would be the
// same, and a hundred pages.
beforeAll(async () => {
  const options = { agentsInfo: true, traceId: true, latency: false, secureForm: false, now: noon };
  for (const profile of createAccount({}).profiles) {
    const history = new History(profile, noon - 36 * dayMs);
    for await (const plan of history.plansIn({ from: noon - 36 * dayMs, to: noon })) {
      const session = history.session(plan);
      sessions.push(session);
      sessionRows.push(sessionRow(session, profile, { now: noon, sessionLang: "array", includeTags: true }));
      messages.push(...session.messages);
      if (plan.startAt < noon - 10 * dayMs) continue;
      for (const message of session.messages) messageRows.push(messageRow(message, profile, options));
    }
  }
  texts = messages.map(textOf);
});

const textOf = ({ component }: Message): string =>
  typeof component.data["text"] === "string" ? component.data["text"] : "";
const share = (rows: readonly unknown[], part: readonly unknown[]) => part.length / rows.length;
const between = (values: readonly number[], low: number, high: number) =>
  values.every((value) => value >= low && value <= high);
const having = (rows: readonly Row[], predicate: (row: Row) => boolean) => rows.filter(predicate);
const some = (predicate: (row: Row) => boolean, rows = messageRows) =>
  expect(rows.some(predicate)).toBe(true);
const someText = (pattern: RegExp) => expect(texts.some((text) => pattern.test(text))).toBe(true);
const first = (session: Session) => session.messages[0];
const ordinary = () => sessions.filter(({ plan, quirk }) => plan.kind === "dialogue" && quirk === undefined);
const closing = ({ messages: all, person }: Session) =>
  all.find((message) => textOf(message) === person.language.phrases.closing);

section("1.2 sessions in real life", {
  "start with the user at the very start, or with the greeting half a second later": async () => {
    const wrong = ordinary().filter((session) => {
      const lag = (first(session)?.at ?? 0) - session.plan.startAt;
      return first(session)?.direction === "incoming" ? lag !== 0 : lag < 400 || lag > 700;
    });
    expect(wrong).toEqual([]);
  },
  "end half a second to a second after the last exchange, and are closed 15 to 16 minutes later":
    async () => {
      const closed = ordinary().filter((session) => session.channel !== "email");
      const quietMs = closed.map((session) => session.endAt - (session.messages.at(-2)?.at ?? 0));
      const closingMs = closed.map((session) => (closing(session)?.at ?? 0) - session.endAt);
      expect(closed.length).toBeGreaterThan(1_000);
      expect(between(quietMs, 500, 1_000)).toBe(true);
      expect(between(closingMs, 15 * minuteMs, 16 * minuteMs)).toBe(true);
    },
  "end nine to eleven minutes after the last message when an agent had them, without a closing message":
    async () => {
      const handed = sessions.filter((session) => session.outcome === "agent" && session.quirk === undefined);
      const quietMs = handed.map((session) => session.endAt - (session.messages.at(-1)?.at ?? 0));
      expect(handed.length).toBeGreaterThan(500);
      expect(between(quietMs, 9 * minuteMs, 11 * minuteMs)).toBe(true);
      expect(handed.filter((session) => closing(session))).toEqual([]);
    },
  "include ghosts: no user, only the closing message, and an id nine minutes younger than the start":
    async () => {
      const ghosts = sessions.filter(({ plan }) => plan.kind === "ghost");
      const closingMs = ghosts.map((ghost) => (closing(ghost)?.at ?? 0) - ghost.plan.startAt);
      const idMs = ghosts.map(
        ({ plan }) => Number.parseInt(plan.sessionId.slice(0, 8), 16) * 1000 - plan.startAt,
      );
      expect(share(sessions, ghosts)).toBeGreaterThan(0.01);
      expect(ghosts.every((ghost) => ghost.messages.length === 1 && ghost.outcome === "dropOff")).toBe(true);
      expect(between(closingMs, 20 * minuteMs, 30 * minuteMs)).toBe(true);
      expect(between(idMs, 7 * minuteMs, 10 * minuteMs)).toBe(true);
    },
  "include ends before the start": async () =>
    some((row) => String(row["end_time"]) < String(row["start_time"]), sessionRows),
  "include sessions that stay open for more than half a day": async () =>
    expect(
      sessions.filter((session) => session.endAt - session.plan.startAt > dayMs / 2).length,
    ).toBeGreaterThan(5),
  "never outlast the span their plan allows": async () =>
    expect(
      messages.every(
        ({ at, session }) => at <= session.plan.startAt + session.plan.spanMs && at >= session.plan.startAt,
      ),
    ).toBe(true),
  "keep their messages in order of time, no two in the same millisecond": async () => {
    const disordered = sessions.filter(({ messages: own }) =>
      own.some((message, index) => index > 0 && message.at <= (own[index - 1]?.at ?? 0)),
    );
    expect(disordered).toEqual([]);
  },
  "follow the week and the hours of the day": async () => {
    const bank = sessionRows.filter((row) => row["botId"] === sessionRows[0]?.["botId"]);
    const on = (test: (date: Date) => boolean) =>
      bank.filter((row) => test(new Date(String(row["start_time"])))).length;
    expect(on((date) => date.getUTCDay() === 0)).toBeLessThan(on((date) => date.getUTCDay() === 1) * 0.6);
    expect(on((date) => date.getUTCHours() === 3)).toBeLessThan(
      on((date) => date.getUTCHours() === 10) * 0.2,
    );
  },
  "are about eighty a day": async () => {
    expect(sessions.length / 2 / 36).toBeGreaterThan(72);
    expect(sessions.length / 2 / 36).toBeLessThan(88);
  },
  "come from users of whom some return often": async () => {
    const visits = new Map<number, number>();
    for (const { plan } of sessions) visits.set(plan.userIndex, (visits.get(plan.userIndex) ?? 0) + 1);
    const counts = [...visits.values()];
    expect(Math.max(...counts)).toBeGreaterThan(50);
    expect(counts.filter((count) => count <= 2).length).toBeGreaterThan(counts.length / 2);
  },
  "do not look alike: few of a day begin with the same words": async () => {
    const day = sessions.filter(({ plan }) => plan.startAt > noon - 2 * dayMs && plan.startAt < noon - dayMs);
    const openings = day.map(
      (session) =>
        session.messages
          .filter((message) => message.direction === "incoming")
          .map((message) => message.spoken ?? "")
          .find(Boolean) ?? "",
    );
    expect(new Set(openings).size).toBeGreaterThan(day.length * 0.6);
  },
});

section("1.1 session rows", {
  "have their language as a list, and as a string on old rows": async () => {
    some((row) => Array.isArray(row["session_lang"]), sessionRows);
    some((row) => typeof row["session_lang"] === "string", sessionRows);
  },
  "lack type, status, counters and tags when they are old": async () =>
    some(
      (row) =>
        !("sessionType" in row || "sessionStatus" in row || "noOfMessagesExchanged" in row || "tags" in row),
      sessionRows,
    ),
  "lack tags now and then": async () =>
    some((row) => "sessionStatus" in row && !("tags" in row), sessionRows),
  "have every outcome, and null or none on some": async () => {
    const outcomes = new Set(sessionRows.map((row) => row["containmentType"]));
    expect(outcomes).toEqual(new Set(["selfService", "agent", "dropOff", null, undefined]));
  },
  "have no outcome while active": async () => {
    const active = having(sessionRows, (row) => row["sessionStatus"] === "active");
    expect(active.length).toBeGreaterThan(0);
    expect(active.some((row) => "containmentType" in row)).toBe(false);
  },
  "include developers' sessions": async () => some((row) => row["isDeveloper"] === true, sessionRows),
  "include non-interactive sessions": async () =>
    some((row) => row["sessionType"] === "non-interactive", sessionRows),
  "carry an e-mail address for a user on e-mail and a u- id elsewhere": async () => {
    const odd = sessionRows.filter(
      (row) => !(row["channel"] === "email" ? /@/ : /^u-[0-9a-f-]{36}$/).test(String(row["userId"])),
    );
    expect(odd).toEqual([]);
  },
  "have tag values of numbers, strings, JSON in strings, masked values and times": async () => {
    const values = sessionRows.flatMap((row) => tagsOf(row)).map((tag) => tag.value);
    expect(values.some((value) => typeof value === "number")).toBe(true);
    const strings = values.filter((value) => typeof value === "string").join("\n");
    for (const pattern of [/^\{".*\}$/m, /\*{4}/, /^[a-z-]+$/m, /\d\d:\d\d/])
      expect(strings).toMatch(pattern);
  },
  "repeat a tag's name within a session": async () =>
    expect(
      sessionRows.some((row) => new Set(tagsOf(row).map((tag) => tag.name)).size < tagsOf(row).length),
    ).toBe(true),
  "come from at least ten channels": async () =>
    expect(new Set(sessionRows.map((row) => row["channel"])).size).toBeGreaterThanOrEqual(10),
  "are in five languages": async () =>
    expect(new Set(sessions.map(({ person }) => person.language.code)).size).toBe(5),
});

function tagsOf(row: Row): { name: string; value: unknown }[] {
  const { tags } = row;
  if (typeof tags !== "object" || tags === null || !("sessionTags" in tags) || !("userTags" in tags))
    return [];
  return [tags.sessionTags, tags.userTags].flatMap((list) => (Array.isArray(list) ? list : []));
}

section("4.1 message rows", {
  "have a unique ms- id": async () => {
    expect(messages.every(({ id }) => /^ms-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  },
  "name the end user in createdBy, on outgoing rows too": async () => {
    expect(messageRows.filter((row) => !/^u-/.test(String(row["createdBy"])))).toEqual([]);
  },
  "have a timestampValue that differs from createdOn by milliseconds": async () => {
    const lags = messageRows
      .filter((row) => "timestampValue" in row)
      .map((row) => Number(row["timestampValue"]) - Date.parse(String(row["createdOn"])));
    expect(Math.min(...lags.slice(0, 9_999))).toBe(0);
    expect(Math.max(...lags.slice(0, 9_999))).toBeLessThan(20);
  },
  ...Object.fromEntries(
    ["orgId", "accountId", "ms", "timestampValue", "lang", "tags", "sessionId", "chnl"].map((field) => [
      `lack ${field} now and then`,
      async () => {
        some((row) => field in row);
        some((row) => !(field in row));
      },
    ]),
  ),
  "have channel in place of chnl when they are old": async () =>
    some((row) => "channel" in row && !("chnl" in row)),
  "have encryption remnants and flow traces when they are old": async () =>
    some((row) => "iv" in row && "cek" in row && "tr0_T" in row),
  "have tN on outgoing rows only, with IntentNotIdentified and welcomeDialog among the tasks": async () => {
    const named = having(messageRows, (row) => "tN" in row);
    expect(named.every((row) => row["type"] === "outgoing")).toBe(true);
    expect(new Set(named.map((row) => row["tN"]))).toEqual(
      expect.objectContaining({ size: expect.any(Number) }),
    );
    for (const task of ["IntentNotIdentified", "welcomeDialog", "Check Balance", "残高照会"])
      some((row) => row["tN"] === task);
  },
  "have statuses that are no receipts": async () => {
    const statuses = new Set(messageRows.map((row) => row["status"]));
    for (const status of ["received", "pending", "delivered", "opened", "sent to cs"])
      expect(statuses).toContain(status);
    expect(
      share(
        having(messageRows, (row) => row["type"] === "outgoing"),
        having(messageRows, (row) => row["status"] === "pending"),
      ),
    ).toBeGreaterThan(0.8);
  },
  "have sources 0, 1, 2 and 3": async () =>
    expect(new Set(messageRows.map((row) => row["ms"]))).toEqual(new Set([0, 1, 2, 3, undefined])),
  "carry isA and a conversationId while an agent is there": async () =>
    some((row) => row["isA"] === true && /^c-/.test(String(row["conversationId"]))),
  "mark developers by isD and isBB": async () => some((row) => row["isD"] === 1 && row["isBB"] === 1),
  "have a channelUId that is an e-mail, a telephone number, a cs- id, or missing": async () => {
    const uids = messageRows.map((row) => JSON.stringify(row["channels"])).join("\n");
    for (const pattern of [
      /"channelUId":"[^"]+@/,
      /"channelUId":"\+\d+/,
      /"channelUId":"cs-[^"]+\//,
      /^\[\{"type":"[a-z]+"\}\]$/m,
    ])
      expect(uids).toMatch(pattern);
  },
  "keep the label of a pressed button in altText on incoming rows": async () => {
    const labelled = messages.filter(
      (message) => message.altText !== undefined && message.direction === "incoming",
    );
    expect(labelled.length).toBeGreaterThan(1_000);
    expect(labelled.some((message) => message.altText !== textOf(message))).toBe(true);
  },
  "have alternative text for templates in altText on outgoing rows": async () =>
    expect(
      messages.some((message) => message.altText !== undefined && message.direction === "outgoing"),
    ).toBe(true),
});

section("4.2 components", {
  ...Object.fromEntries(
    "text audio video image attachment contact task filelink location email alert action timeline meeting error upgrade NLResponse contextUpdate"
      .split(" ")
      .map((cT) => [
        `include the type ${cT}`,
        async () => expect(messages.some(({ component }) => component.cT === cT)).toBe(true),
      ]),
  ),
  "are always exactly one": async () => {
    expect(
      messageRows.filter((row) => !Array.isArray(row["components"]) || row["components"].length !== 1),
    ).toEqual([]);
  },
  "have thumbnails on images": async () =>
    expect(messages.some(({ component }) => (component.thumbnails?.length ?? 0) > 0)).toBe(true),
  "hold every pattern of the gallery": async () => {
    const seen = new Set(texts);
    for (const item of gallery) if (item.text !== undefined) expect(seen).toContain(item.text);
  },
  ...Object.fromEntries(
    Object.entries({
      "blank texts": /^\s+$/,
      "HTML entities": /&(quot|apos|amp);/,
      "Kore's own bold": /(^|\s)\*\S[^*]*\*/,
      "digital forms": /"formData":\{"formLink"/,
      "Microsoft Teams hero cards": /card\.hero/,
      "Microsoft Teams adaptive cards": /card\.adaptive/,
      "voice commands with a single text": /"verb":"gather","say":\{"text":"/,
      "voice commands with a list of texts": /"verb":"gather","say":\{"text":\["/,
      "the verbs config, say and hangup": /"verb":"say".*"verb":"hangup"/,
      "SIP transfers": /"verb":"sip:refer".*User-to-User=[0-9a-f]+/,
      SSML: /^<speak>/,
      VXML: /^<vxml/,
      "live agents' templates": /"template_type":"live_agent"/,
      "system templates": /"template_type":"SYSTEM"/,
      "media documents": /"type":"document","payload":\{"url"/,
      "the start of a call": /^StartFlow$/,
      "the welcome task": /^Welcome Task$/,
      "the end of a call": /^Call Termination Handler$/,
      "silence on the line": /^MAX_NO_INPUT$/,
      "a connected call": /^ON_CONNECT$/,
      "a key that was pressed": /^\d$/,
      "the star key": /^\*$/,
      "the closing sentence": /^I am closing our current conversation/,
      "expiring links": /https:\/\/files\.[^"]+token=/,
      "masked values": /\*{5}/,
      emoji: /\p{Extended_Pictographic}/u,
      "right-to-left text with Latin words in it": /[\u0600-\u06ff].*[A-Za-z]{3}/,
      Japanese: /[\u3040-\u30ff]/,
      Thai: /[\u0e00-\u0e7f]/,
    }).map(([what, pattern]) => [`hold ${what}`, async () => someText(pattern)]),
  ),
  "hide the caller's number as hexadecimal JSON in SIP transfers": async () => {
    const refer = texts.find((text) => text.includes("User-to-User=")) ?? "";
    const hidden = Buffer.from(/User-to-User=([0-9a-f]+)/.exec(refer)?.[1] ?? "", "hex").toString();
    expect(JSON.parse(hidden)).toEqual({
      caller: expect.stringMatching(/^\+/),
      dialed: "+18005550123",
      reason: expect.any(String),
    });
  },
  "leave no slot of a script unfilled": async () =>
    expect(texts.filter((text) => /\{[a-z]+[A-Za-z0-9]*\}/.test(text))).toEqual([]),
});

section("4.3 authors", {
  ...Object.fromEntries(
    ["EVENT", "FORM", "SYSTEM", "AGENT", "VOICEMAIL"].map((type) => [
      `include ${type}`,
      async () =>
        some(
          ({ author }) =>
            typeof author === "object" && author !== null && "type" in author && author.type === type,
        ),
    ]),
  ),
  "are agents by first, last and sometimes nick name, on outgoing rows": async () => {
    const agents = messages.filter((message) => message.agent);
    expect(agents.every((message) => message.direction === "outgoing")).toBe(true);
    expect(agents.some((message) => message.agent?.nickName)).toBe(true);
    expect(agents.some((message) => message.agent && !message.agent.nickName)).toBe(true);
  },
  "are events with an empty text": async () =>
    some(
      (row) =>
        JSON.stringify(row["author"]) === '{"type":"EVENT"}' &&
        JSON.stringify(row["components"]).includes('"text":""'),
    ),
  "are forms with their ids": async () =>
    some((row) =>
      /"formId":"frm-.*"isSecuredForm":true,"aId":"a-.*"iId":"st-.*"fId":"form-/.test(
        JSON.stringify(row["author"]),
      ),
    ),
});

const catalogue =
  "button quick_replies quick_replies_welcome list listView listWidget tableList carousel table custom_table mini_table piechart barchart linechart form_template feedbackTemplate multi_select advanced_multi_select dropdown_template radioOptionTemplate dateTemplate daterange clockTemplate like_dislike taskPickerTemplate otpValidationTemplate resetPinTemplate proposeTimes bankingFeedbackTemplate FeedbackTemplate advancedListTemplate advancedMultiListTemplate cardTemplate articleTemplate checkListTemplate default_card_template search answerTemplate live_agent SYSTEM wait_for_response iframe session_end conversation_end hidden_dialog carouselAdv picker contactCardTemplate pdfdownload buttonLinkTemplate beneficiaryTemplate Notification List_widget digitalForm narrator kora_carousel announcement_carousel kora_search_carousel pick_slot_template meeting_confirmation calendar_events files_search_carousel attendee_slots_template kora_welcome_carousel cancel_calendar_events task_list_preview kora_contact_lookup kora_universal_search".split(
    " ",
  );

const shown = new Set<unknown>();
beforeAll(() => {
  for (const text of texts)
    shown.add(/^\{"type":"template","payload":\{"template_type":"([^"]+)"/.exec(text)?.[1]);
});

section(
  "5 templates",
  Object.fromEntries(
    catalogue.map((name) => [
      `include ${name}`,
      async () => {
        expect(templateNames).toContain(name);
        expect(shown).toContain(name);
      },
    ]),
  ),
);

test("5 templates are valid JSON wherever a text claims to be one", () => {
  const broken = gallery.find((item) => item.ask === "test broken json")?.text;
  const claims = new Set(texts.filter((text) => text.startsWith("{") && text !== broken));
  expect([...claims].filter((text) => typeof JSON.parse(text) !== "object")).toEqual([]);
});
