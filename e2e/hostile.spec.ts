import { execFile } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Page, Route } from "@playwright/test";
import type { Message, Transcript } from "@/lib/domain/message";
import type { ListedSession, Session, SessionPage } from "@/lib/domain/session";
import { expect, test } from "./fixtures";
import { hostilePayloads } from "./hostile-payloads";

// A page of this length is drawn whole.
const perPage = 390;

/** The samples are read by the server's own code, which needs the server's conditions. */
async function readHostileMessages(): Promise<Message[]> {
  return JSON.parse(await outputOf("e2e/hostile-transcript.ts"));
}

async function outputOf(program: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", program],
    { cwd: fileURLToPath(new URL("..", import.meta.url)), maxBuffer: 1 << 30 },
  );
  return stdout;
}

/** What hostile content would have done; `look` is asked after each page. */
async function watch(page: Page, origin: string) {
  const done: string[] = [];
  page.on("dialog", (dialog) => {
    done.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => done.push(`popup: ${popup.url()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) done.push(`request: ${request.url()}`);
  });
  await page.addInitScript(() => {
    Object.assign(window, { violations: [] });
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
      Reflect.get(window, "violations").push(`${violatedDirective} ${blockedURI}`),
    );
  });
  return async () => {
    const found = await page.evaluate(() => {
      const faults: string[] = Reflect.get(window, "violations").map((text: string) => `policy: ${text}`);
      if ("hostile" in window) faults.push("a payload ran");
      for (const element of document.body.querySelectorAll("*")) {
        if (/^(iframe|img|object|embed|video|audio|base|math|marquee)$/i.test(element.tagName))
          faults.push(`element: ${element.outerHTML.slice(0, 120)}`);
        for (const { name, value } of element.attributes) {
          const isAddress = /^(href|src|action|formaction|xlink:href|srcset)$/.test(name);
          if (
            name.startsWith("on") ||
            (isAddress && /^\s*(javascript|vbscript|data|blob|file):/i.test(value))
          )
            faults.push(`attribute: ${name}=${value.slice(0, 80)}`);
        }
      }
      return faults;
    });
    return [...done, ...found];
  };
}

async function firstSession(page: Page): Promise<Session> {
  const list: SessionPage = await (await page.request.get("/api/sessions?range=30d&limit=1")).json();
  const [session] = list.sessions;
  if (!session) throw new Error("The sandbox has no session.");
  return session;
}

function answer(route: Route, value: unknown): Promise<void> {
  return route.fulfill({ json: value });
}

test("hostile content in every text of every kind of message does nothing", async ({
  signedInPage: page,
  product,
}) => {
  test.setTimeout(240_000);
  expect(hostilePayloads.length).toBeGreaterThanOrEqual(500);
  const messages = await readHostileMessages();
  const look = await watch(page, product.url);
  await expect
    .poll(() =>
      firstSession(page).then(
        ({ id }) => id,
        () => "",
      ),
    )
    .not.toBe("");
  const session = await firstSession(page);
  const spoilt: Session = {
    ...session,
    tags: hostilePayloads.slice(0, 40).map((text) => ({ scope: "session", name: text, value: text })),
    languages: hostilePayloads.slice(40, 50),
  };
  for (let start = 0; start < messages.length; start += perPage) {
    const shown = messages.slice(start, start + perPage);
    const transcript: Transcript = { session: spoilt, messages: shown, usualResponses: [] };
    await page.route(/\/api\/sessions\/[^/]+\?/, (route) => answer(route, transcript));
    await page.goto(`/sessions/${session.id}?bot=${session.botId}`);
    await expect(page.getByRole("article").last()).toBeAttached();
    // Everything that is folded is unfolded, so that all of it is drawn.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    expect(await look()).toEqual([]);
    await page.unroute(/\/api\/sessions\/[^/]+\?/);
  }
});

test("a file of a session full of hostile content does nothing when it is opened", async ({
  page,
  faults,
}) => {
  test.setTimeout(240_000);
  const file = join(await mkdtemp(join(tmpdir(), "backscroll-export-")), "session.html");
  await writeFile(file, await outputOf("e2e/hostile-export.ts"));
  const look = await watch(page, pathToFileURL(file).href);
  await page.goto(pathToFileURL(file).href);
  await expect(page.getByRole("article").last()).toBeAttached();
  expect(await look()).toEqual([]);
  expect(await page.locator("script, link, base").count()).toBe(0);
  // Were there an element after all, the file's own policy would keep it from doing anything.
  faults.allow(/Content Security Policy|file:\/\/\S+ csp$/);
  await page.evaluate(() => {
    const { body } = document;
    body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hostile = true'>");
    body.append(Object.assign(document.createElement("script"), { textContent: "window.hostile = true" }));
  });
  await expect
    .poll(() => page.evaluate(() => Reflect.get(window, "violations").length))
    .toBeGreaterThanOrEqual(2);
  expect(await page.evaluate(() => "hostile" in window)).toBe(false);
});

test("hostile names, tags and snippets in the list do nothing", async ({ signedInPage: page, product }) => {
  const look = await watch(page, product.url);
  await expect
    .poll(() =>
      firstSession(page).then(
        ({ id }) => id,
        () => "",
      ),
    )
    .not.toBe("");
  const session = await firstSession(page);
  const sessions = hostilePayloads.map(
    (text, index): ListedSession => ({
      ...session,
      id: `${session.id.slice(0, -4)}${String(index).padStart(4, "0")}`,
      userId: text,
      channel: text,
      tags: [{ scope: "session", name: text, value: text }],
      languages: [text],
      hits: {
        messageIds: [text],
        shown: [
          {
            messageId: text,
            at: session.startedAt,
            speaker: "user",
            snippet: { text, hits: [{ from: 0, to: 3 }], isCutBefore: false, isCutAfter: true },
          },
        ],
      },
    }),
  );
  await page.route(/\/api\/sessions\?/, (route) => answer(route, { sessions, nextCursor: null }));
  await page.goto("/sessions?range=30d&q=anything");
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  for (let step = 0; step < 12; step++) await page.mouse.wheel(0, 2_000);
  expect(await look()).toEqual([]);
});
