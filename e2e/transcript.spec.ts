import type { Page } from "@playwright/test";
import type { Message, Transcript } from "@/lib/domain/message";
import type { Session, SessionPage } from "@/lib/domain/session";
import { testMessage } from "@/lib/domain/test-message";
import { expect, test } from "./fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1440, height: 900 } });

const start = Date.parse("2026-03-01T10:00:00.000Z");
const at = (second: number) => new Date(start + second * 1_000).toISOString();
const text = (words: string): Pick<Message, "contents"> => ({ contents: [{ kind: "text", text: words }] });
const options = ["Giro", "Savings"].map((label) => ({ label, payload: label, url: null, detail: null }));

const said: Message[] = [
  testMessage(at(2), "bot", text("Welcome. What can I do for you?")),
  testMessage(at(10), "user", text("my balans")),
  testMessage(at(11), "bot", { ...text("I did not get that."), taskName: "IntentNotIdentified" }),
  testMessage(at(30), "user", text("balance")),
  testMessage(at(36), "bot", {
    taskName: "Balance",
    contents: [
      { kind: "choices", type: "button", texts: ["Which account?"], options, look: "buttons", groups: [] },
    ],
  }),
  testMessage(at(40), "user", text("Savings")),
  testMessage(at(41), "bot", {
    taskName: "Balance",
    contents: [
      {
        kind: "table",
        type: "table",
        texts: ["Your savings"],
        options: [],
        tables: [
          {
            columns: [
              { label: "Account", isRight: false },
              { label: "Balance", isRight: true },
            ],
            rows: [["Savings", "$1,200"].map((cell) => ({ text: cell, option: null }))],
          },
        ],
      },
    ],
  }),
  testMessage(at(700), "agent", { ...text("Anything else?"), speaker: { kind: "agent", name: "Ana" } }),
];
const usual = [{ taskName: "Balance", medianMs: 900, slowMs: 2_500, answers: 120 }];

/** Opens a session of the sandbox whose transcript is this one. */
async function openSession(page: Page, change: Partial<Transcript> = {}, hash = ""): Promise<Session> {
  let found: Session | undefined;
  await expect
    .poll(async () => {
      const reply = await page.request.get("/api/sessions?range=30d&limit=1");
      const list: SessionPage | null = reply.ok() ? await reply.json() : null;
      found = list?.sessions[0];
      return found !== undefined;
    })
    .toBe(true);
  if (!found) throw new Error("The sandbox has no session.");
  const session: Session = { ...found, startedAt: at(0), endedAt: at(720), status: "closed", tags: [] };
  const transcript: Transcript = { session, messages: said, usualResponses: usual, ...change };
  await page.route(/\/api\/sessions\/[^/]+\?/, (route) => route.fulfill({ json: transcript }));
  await page.goto(`/sessions/${session.id}?bot=${session.botId}${hash}`);
  await expect(page.getByRole("article").first()).toBeAttached();
  return session;
}

const article = (page: Page, index: number) => page.getByRole("article").nth(index);

test("the header counts who wrote, and a slow answer stands out in words", async ({ signedInPage: page }) => {
  await openSession(page);
  const facts = page.getByRole("complementary", { name: "About this session" });
  await expect(facts).toContainText("3 of the user, 4 of the bot, 1 of an agent");
  await expect(facts).toContainText("Once");
  await expect(article(page, 2)).toContainText("after 1.0 s");
  await expect(article(page, 4)).toContainText("after 6.0 s, usually 0.9 s");
  await expect(article(page, 6)).toContainText("after 1.0 s");
});

test("a transcript reads as a list of messages with their places, cards with their structure", async ({
  signedInPage: page,
}) => {
  await openSession(page);
  await expect(page.getByRole("region", { name: "Transcript" })).toMatchAriaSnapshot(`
    - region "Transcript":
      - region /Mar 1, 2026/:
        - heading /Mar 1, 2026/ [level=2]
        - article /Bot, .* Welcome/
        - article /User, .* my balans/
        - paragraph: The bot did not understand
        - article /Bot, .* I did not get that/
        - article /User, .* balance/
        - paragraph: "Task: Balance"
        - article /Bot, .* Which account/:
          - paragraph: Which account?
          - list "Options offered":
            - listitem: Giro
            - listitem: Savings chosen
        - article /User, .* Savings/
        - article /Bot, .* Your savings/:
          - paragraph: Your savings
          - table:
            - rowgroup:
              - row "Account Balance"
            - rowgroup:
              - row "Savings $1,200"
        - article /Ana, agent, .* Anything else/
  `);
  const places = await page
    .getByRole("article")
    .evaluateAll((all) => all.map((one) => `${one.ariaPosInSet} of ${one.ariaSetSize}`));
  expect(places).toEqual(said.map((_, index) => `${index + 1} of ${said.length}`));
});

test("how one likes to read is chosen in the view menu and remembered", async ({ signedInPage: page }) => {
  await openSession(page);
  const choose = async (role: "menuitemradio" | "menuitemcheckbox", name: string | RegExp) => {
    await page.getByRole("button", { name: "View", exact: true }).click();
    await page.getByRole(role, { name }).click();
    await page.keyboard.press("Escape");
  };
  await choose("menuitemradio", "From the start of the session");
  await expect(article(page, 4).getByRole("link", { name: "Link to the message of 0:36" })).toBeVisible();
  await expect(page.getByText("The bot did not understand")).toBeVisible();
  await choose("menuitemcheckbox", "System lines");
  await choose("menuitemradio", "Dense");
  await expect(page.getByText("The bot did not understand")).toBeHidden();
  await page.reload();
  await expect(article(page, 4).getByRole("link", { name: "Link to the message of 0:36" })).toBeVisible();
  await expect(page.getByText("The bot did not understand")).toBeHidden();
  await expect(page.locator("[data-density]")).toHaveAttribute("data-density", "dense");
});

test("a stretch of messages is linked by shift-click, copied, marked, and opened by its address", async ({
  signedInPage: page,
}) => {
  const { id, botId } = await openSession(page);
  const link = (index: number) => article(page, index).getByRole("link", { name: /^Link to the message/ });
  await link(1).click();
  await link(3).click({ modifiers: ["Shift"] });
  const marked = page.locator("article[aria-current=location]");
  await expect(marked).toHaveCount(3);
  const hash = `#${[said[1], said[3]].map((message) => encodeURIComponent(message?.id ?? "")).join("..")}`;
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.endsWith(`/sessions/${id}?bot=${botId}${hash}`)).toBe(true);
  await page.goto("about:blank");
  await page.goto(copied);
  await expect(marked).toHaveCount(3);
  await expect(marked.first()).toBeFocused();
  await page.goto(`${copied}9`);
  await expect(page.getByRole("status").filter({ hasText: /at least one of the two is not/ })).toBeVisible();
});

test("a session that goes on is followed at its end, and left alone above it", async ({
  signedInPage: page,
}) => {
  await page.clock.install({ time: start + 800_000 });
  const many = Array.from({ length: 60 }, (_, index) =>
    testMessage(at(index * 20), index % 2 === 0 ? "user" : "bot", text(`Line ${index + 1}`)),
  );
  let count = 50;
  const session = await openSession(page, { messages: many.slice(0, count) });
  await page.unrouteAll();
  const active: Session = { ...session, status: "active", endedAt: null };
  await page.route(/\/api\/sessions\/[^/]+\?/, (route) =>
    route.fulfill({ json: { session: active, messages: many.slice(0, count), usualResponses: [] } }),
  );
  await page.reload();
  await expect(article(page, 0)).toBeInViewport();
  count = 53;
  await page.clock.fastForward(16_000);
  const more = page.getByRole("button", { name: "3 new" });
  await expect(more).toBeVisible();
  await expect(article(page, 0)).toBeInViewport();
  await more.click();
  await expect(article(page, 52)).toBeInViewport();
  await expect(more).toBeHidden();
  count = 60;
  await page.clock.fastForward(16_000);
  await expect(article(page, 59)).toBeInViewport();
});

test("the minimap leads anywhere in a long session, and is not there on a phone", async ({
  signedInPage: page,
}) => {
  const many = Array.from({ length: 3_000 }, (_, index) =>
    testMessage(at(index), index % 3 === 0 ? "user" : "bot", text(`Line ${index + 1}`)),
  );
  await openSession(page, { messages: many });
  // Icons are drawn to a scale of their own.
  const map = page.locator("svg[aria-hidden]:not([viewBox])").filter({ has: page.locator("rect") });
  await expect(map).toBeVisible();
  const box = await map.boundingBox();
  if (!box) throw new Error("There is no minimap.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 1);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page.getByText("Line 3000", { exact: true })).toBeInViewport();
  // What stood above the page is scrolled away now.
  const moved = await map.boundingBox();
  if (!moved) throw new Error("The minimap is gone.");
  await page.mouse.move(moved.x + moved.width / 2, moved.y + moved.height - 1);
  await page.mouse.down();
  await page.mouse.move(moved.x + moved.width / 2, moved.y + 1, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByText("Line 1", { exact: true })).toBeInViewport();
  const last = page.getByRole("article").last();
  expect(await last.evaluate((one) => one.ariaSetSize)).toBe("3000");
  await page.setViewportSize({ width: 320, height: 700 });
  await expect(map).toBeHidden();
});

test("on paper everything is unfolded and nothing of the frame is left", async ({ signedInPage: page }) => {
  const long = Array.from({ length: 900 }, (_, index) =>
    testMessage(at(index), "bot", text(index === 5 ? `${"word ".repeat(1_000)}END` : `Line ${index + 1}`)),
  );
  await openSession(page, { messages: long });
  await expect(page.getByText("Line 899", { exact: true })).toHaveCount(0);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeHidden();
  const header = () => getComputedStyle(document.documentElement).getPropertyValue("--print-header");
  expect(await page.evaluate(header)).toContain(new URL(page.url()).pathname.split("/").at(-1));
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(page.getByText("Line 899", { exact: true })).toBeVisible();
  await expect(page.getByText(/word END$/)).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(page.getByText("Line 899", { exact: true })).toHaveCount(0);
});

test.describe("as a reviewer", () => {
  test.use({ role: "reviewer" });

  test("a session is handed over as a file that opens offline", async ({
    signedInPage: page,
    context,
  }, info) => {
    const { id, botId } = await openSession(page);
    await page.unrouteAll();
    await page.getByRole("button", { name: "Export" }).click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: /HTML/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`session-${id}.html`);
    const file = info.outputPath("session.html");
    await download.saveAs(file);
    const offline = await context.newPage();
    await offline.goto(`file://${file}`);
    await expect(offline.getByRole("heading", { level: 1 })).toContainText("Session of");
    await expect(offline.getByRole("article").first()).toBeVisible();
    const csv = await page.request.get(
      `/api/sessions/${id}/export?${new URLSearchParams({ bot: botId, format: "csv" })}`,
    );
    expect(csv.headers()["content-type"]).toBe("text/csv; charset=utf-8");
    expect(csv.headers()["cache-control"]).toBe("no-store");
    const wrong = await page.request.get(`/api/sessions/${id}/export?format=exe`);
    expect(wrong.status()).toBe(400);
  });
});

test.describe("older than what was synced", () => {
  test.use({ role: "reviewer" });

  test("a session is looked up at Kore by its id", async ({ signedInPage: page, product, faults }) => {
    const { botId } = await openSession(page);
    await page.unrouteAll();
    const from = Date.now() - 45 * 86_400_000;
    const reply = await page.request.post(`/api/kore/bots/${botId}/getSessions`, {
      data: {
        dateFrom: new Date(from).toISOString(),
        dateTo: new Date(from + 86_400_000).toISOString(),
        limit: 20,
      },
      headers: { origin: product.url },
    });
    const { sessions }: { sessions: { sessionId: string; noOfMessagesExchanged: number }[] } =
      await reply.json();
    const old = sessions.find(({ noOfMessagesExchanged }) => noOfMessagesExchanged > 3);
    await page.goto(`/sessions/${old?.sessionId}`);
    await expect(page.getByRole("region", { name: "Transcript" }).getByRole("article").first()).toBeVisible();
    faults.allow(/404/);
    await page.goto(`/sessions/${old?.sessionId.slice(0, 8)}ffffffffffffffff`);
    await expect(page.getByText("This session was not found")).toBeVisible();
  });
});

test("a viewer is told that files need another role", async ({ signedInPage: page }) => {
  const { id } = await openSession(page);
  await page.getByRole("button", { name: "Export" }).click();
  await expect(page.getByRole("menuitem", { name: "Print or save as PDF" })).toBeVisible();
  await expect(page.getByRole("menu")).toContainText("Files need the role reviewer or admin.");
  const refused = await page.request.get(`/api/sessions/${id}/export?format=text`);
  expect(refused.status()).toBe(403);
});

test("the transcript is read with the keyboard alone", async ({ signedInPage: page }) => {
  await openSession(page);
  await page.keyboard.press("j");
  await expect(article(page, 0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(article(page, 2)).toBeFocused();
  await page.keyboard.press("k");
  await expect(article(page, 1)).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("savings");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "1 of 3 messages" })).toBeVisible();
  await expect(article(page, 4)).toBeInViewport();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox", { name: "Find in this session" })).toBeHidden();
  await page.getByRole("button", { name: "View", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "Time of day" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "View", exact: true })).toBeFocused();
});

test("two sessions stand side by side, or one below the other on a phone", async ({ signedInPage: page }) => {
  const session = await openSession(page);
  await page.unrouteAll();
  const list: SessionPage = await (await page.request.get("/api/sessions?range=30d&limit=5")).json();
  const other = list.sessions.find(({ id, messageCount }) => id !== session.id && messageCount > 0);
  await page.goto(`/sessions/${session.id}?bot=${session.botId}&with=${other?.id}`);
  const left = page.getByRole("region", { name: "Transcript" });
  const right = page.getByRole("region", { name: "Session to the side" });
  await expect(left.getByRole("article").first()).toBeVisible();
  await expect(right.getByRole("article").first()).toBeVisible();
  const boxes = async () => ({ left: await left.boundingBox(), right: await right.boundingBox() });
  const wide = await boxes();
  expect(wide.right?.x ?? 0).toBeGreaterThan((wide.left?.x ?? 0) + (wide.left?.width ?? 0) - 1);
  await page.setViewportSize({ width: 320, height: 700 });
  const narrow = await boxes();
  expect(narrow.right?.y ?? 0).toBeGreaterThan((narrow.left?.y ?? 0) + (narrow.left?.height ?? 0) - 1);
  await page.setViewportSize({ width: 1440, height: 900 });
  await right.getByRole("link", { name: "Close the session to the side" }).click();
  await expect(right).toBeHidden();
});

test("all sessions of a user are one scroll, of which any is reached", async ({ signedInPage: page }) => {
  const session = await openSession(page);
  await page.unrouteAll();
  const sessions = Array.from({ length: 80 }, (_, index): Session => {
    const startedAt = new Date(start - index * 36 * 3_600_000).toISOString();
    return { ...session, id: `s-${index}`, startedAt, endedAt: startedAt };
  });
  await page.route(/\/api\/sessions\?/, (route) => route.fulfill({ json: { sessions, nextCursor: null } }));
  await page.route(/\/api\/sessions\/[^/]+\?/, (route) => {
    const id = new URL(route.request().url()).pathname.split("/").at(-1);
    const own = sessions.find((one) => one.id === id);
    const messages = [
      testMessage(own?.startedAt ?? at(0), "user", { id: `m-${id}`, ...text(`Hello from ${id}`) }),
    ];
    return route.fulfill({ json: { session: own, messages, usualResponses: [] } });
  });
  await page.goto(`/users/${encodeURIComponent(session.userId || "u-1")}?bot=${session.botId}`);
  await expect(page.getByText("Hello from s-0")).toBeVisible();
  await expect(page.getByText("36h").or(page.getByText("1d 12h")).first()).toBeVisible();
  expect(await page.getByRole("region").count()).toBeLessThan(30);
  await page.getByRole("navigation", { name: "Sessions by start" }).getByRole("link").last().click();
  await expect(page.getByText("Hello from s-79")).toBeInViewport();
  await expect(page.getByText("Hello from s-0")).toHaveCount(0);
});
