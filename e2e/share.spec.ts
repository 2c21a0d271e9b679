import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sharedTranscriptSchema, shareListSchema } from "@/lib/domain/share";
import { expect, test } from "./fixtures";
import { startProduct } from "./product";
import { startRecordingProxy } from "./recording-proxy";
import { allowLinks, findTalk, makeLink, openShareForm, revokeLinks } from "./shares";

test.use({ role: "admin" });

/** The browser itself says so of every refused request. */
const refused = /Failed to load resource: the server responded with a status of 40[134]/;

test("an admin allows links, makes one with words blacked out, somebody outside reads it until it is taken back", async ({
  signedInPage: page,
  browser,
  product,
  faults,
}) => {
  faults.allow(refused);
  const talk = await findTalk(page.request, product.url);
  await revokeLinks(page.request, product.url, talk);
  await allowLinks(page.request, product.url, talk, false);
  await openShareForm(page, talk);
  await expect(page.getByText("Links for people outside are switched off for this bot.")).toBeVisible();
  await page.getByRole("link", { name: "Go to Sharing" }).click();
  const saved = page.waitForResponse(/\/policy$/);
  await page.getByRole("checkbox", { name: "Allow links for people outside: Bank assistant" }).check();
  await saved;

  await openShareForm(page, talk);
  const preview = page.getByRole("region", { name: "This is what the reader will see" });
  await expect(preview.getByRole("article").first()).toBeVisible();
  await preview.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const black = page.getByRole("list", { name: "Blacked out" }).getByRole("button");
  await expect(black).toHaveCount(1);
  const word = (await black.textContent()) ?? "";
  await expect(preview.getByRole("img", { name: "blacked out" }).first()).toBeVisible();
  await page.getByLabel("Note to the reader").fill("See the second answer");
  await page.getByLabel("Passphrase").fill("open sesame");
  await page.getByRole("button", { name: "Make link" }).click();
  await expect(page.getByRole("heading", { name: "The link is ready" })).toBeVisible();
  const address = await page.getByRole("textbox", { name: "Address", exact: true }).inputValue();
  await page.getByRole("button", { name: "Done" }).click();

  const outside = await (await browser.newContext()).newPage();
  await outside.goto(address);
  await outside.getByLabel("Passphrase").fill("open barley");
  await outside.getByRole("button", { name: "Open" }).click();
  await expect(outside.getByLabel("Passphrase")).toHaveAccessibleDescription(/not the passphrase/);
  await outside.getByLabel("Passphrase").fill("open sesame");
  await outside.getByRole("button", { name: "Open" }).click();
  await expect(outside.getByRole("heading", { name: "Shared conversation" })).toBeVisible();
  await expect(outside).toHaveURL(`${product.url}/share`);
  await expect(outside.getByText("Demo admin")).toBeVisible();
  await expect(outside.getByText("See the second answer")).toBeVisible();
  const shown = (await outside.getByRole("region", { name: "Conversation" }).textContent()) ?? "";
  expect(shown).not.toMatch(new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}])`, "iu"));
  await expect(outside.getByRole("main").getByRole("link")).toHaveCount(0);
  await outside.reload();
  await expect(outside.getByRole("heading", { name: "Shared conversation" })).toBeVisible();

  await page.getByRole("button", { name: "1 link" }).click();
  await page.getByRole("button", { name: /^Revoke the link made/ }).click();
  await expect(page.getByText("1 link revoked")).toBeVisible();
  await outside.reload();
  await expect(outside.getByRole("heading", { name: "There is nothing to see here" })).toBeVisible();
  await outside.context().close();
});

test("one page tells of links that are unknown, revoked or used up", async ({
  signedInPage: page,
  browser,
  product,
}) => {
  const talk = await findTalk(page.request, product.url);
  await allowLinks(page.request, product.url, talk);
  const [revoked, used] = [
    await makeLink(page.request, product.url, talk),
    await makeLink(page.request, product.url, talk, { maxViews: 1 }),
  ];
  await page.request.delete(`${product.url}/api/shares/${revoked.id}`, { headers: { origin: product.url } });
  const first = await browser.newContext();
  const once = await first.newPage();
  await once.goto(used.address);
  await expect(once.getByRole("heading", { name: "Shared conversation" })).toBeVisible();
  const bodies = new Set<string | null>();
  for (const address of [
    revoked.address,
    used.address,
    `${product.url}/share#t=unknown`,
    `${product.url}/share`,
  ]) {
    const context = await browser.newContext();
    const outside = await context.newPage();
    await outside.goto(address);
    await expect(outside.getByRole("heading", { name: "There is nothing to see here" })).toBeVisible();
    bodies.add(await outside.getByRole("main").textContent());
    await context.close();
  }
  expect(bodies.size).toBe(1);
  await first.close();
});

test("the page speaks the reader's language and keeps itself out of search engines and referrers", async ({
  signedInPage: page,
  browser,
  product,
}) => {
  const talk = await findTalk(page.request, product.url);
  await allowLinks(page.request, product.url, talk);
  const { address } = await makeLink(page.request, product.url, talk);
  const context = await browser.newContext({ locale: "ja-JP" });
  const outside = await context.newPage();
  const foreign: string[] = [];
  outside.on("request", (request) => {
    if (!request.url().startsWith(product.url)) foreign.push(request.url());
  });
  const reply = await outside.goto(address);
  await expect(outside.getByRole("heading", { name: "共有された会話" })).toBeVisible();
  const headers = reply?.headers() ?? {};
  expect(headers["x-robots-tag"]).toContain("noindex");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["content-security-policy"]).toContain("default-src 'none'");
  expect(foreign).toEqual([]);
  await context.close();
});

test("a part is shared from the messages chosen on the page", async ({ signedInPage: page, product }) => {
  const talk = await findTalk(page.request, product.url);
  await allowLinks(page.request, product.url, talk);
  await page.goto(talk.path);
  const articles = page.getByRole("region", { name: "Transcript" }).getByRole("article");
  await expect(articles.nth(2)).toBeVisible();
  const ids = await articles.evaluateAll((found) => found.slice(0, 3).map(({ id }) => id));
  await page.goto(`${talk.path}#${ids[1]}..${ids[2]}`);
  await page.reload();
  await expect(articles.nth(2)).toBeVisible();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "People outside" }).click();
  await expect(page.getByRole("radio", { name: /messages chosen on the page/ })).toBeChecked();
  const preview = page.getByRole("region", { name: "This is what the reader will see" });
  await expect(preview.getByRole("article")).toHaveCount(2);
  await page.getByRole("radio", { name: "The whole session" }).check();
  await expect(preview.getByRole("article").nth(3)).toBeVisible();
  await page.getByRole("radio", { name: "From the first chosen message on" }).check();
  await page.getByRole("radio", { name: "With what is written later" }).check();
  const made = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "Make link" }).click();
  expect((await (await made).json()).share).toMatchObject({ isLive: true, isPart: true });
  await revokeLinks(page.request, product.url, talk);
});

test("somebody led to a bot that is not theirs can ask for it, in the same words for one that does not exist", async ({
  signedInPage: page,
  faults,
}) => {
  faults.allow(refused);
  const said = new Set<string | null>();
  for (const botId of ["st-00000000-0000-0000-0000-000000000000", "st-nonsense"]) {
    await page.goto(`/sessions/some-session?bot=${botId}`);
    await page.getByRole("button", { name: "Request access" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Your request was taken" })).toBeVisible();
    said.add(await page.getByRole("main").textContent());
  }
  expect(said.size).toBe(1);
});

test("who has a link reaches none of the product's routes", async ({
  signedInPage: page,
  browser,
  product,
}) => {
  const talk = await findTalk(page.request, product.url);
  await allowLinks(page.request, product.url, talk);
  const { address } = await makeLink(page.request, product.url, talk);
  const context = await browser.newContext();
  const outside = await context.newPage();
  await outside.goto(address);
  await expect(outside.getByRole("heading", { name: "Shared conversation" })).toBeVisible();
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const paths = Object.values(manifest).filter((path) => path.startsWith("/api/"));
  expect(paths.length).toBeGreaterThan(25);
  const values: Record<string, string> = { botId: talk.botId, sessionId: talk.sessionId };
  const answered: string[] = [];
  for (const path of paths) {
    const filled = path.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(values[name] ?? "x"));
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
      const reply = await context.request.fetch(
        `${product.url}${filled}?${new URLSearchParams({ bot: talk.botId, session: talk.sessionId })}`,
        { method, headers: { origin: product.url }, ...(method === "GET" ? {} : { data: {} }) },
      );
      if (![401, 404, 405].includes(reply.status())) answered.push(`${method} ${path} ${reply.status()}`);
      if (path === "/api/share/transcript" && method === "GET") {
        const body: unknown = await reply.json();
        expect(sharedTranscriptSchema.parse(body)).toEqual(body);
      }
    }
  }
  // Metrics answer this machine without a sign-in, and are of nobody.
  const open = /\/api\/(sign-in|sign-out|setup|invitation|health|ready|metrics)/;
  expect(answered.filter((line) => !open.test(line))).toEqual(["GET /api/share/transcript 200"]);
  await context.close();
});

test("a token is in no request line, no header, no log and no file of the archive", async ({ browser }) => {
  test.setTimeout(120_000);
  const data = await mkdtemp(join(tmpdir(), "backscroll-share-"));
  const proxy = await startRecordingProxy();
  let output = "";
  const settings = { PUBLIC_URL: proxy.url, PORT: String(proxy.targetPort), LOG_LEVEL: "trace" };
  const product = await startProduct(data, settings, (text) => {
    output += text;
  });
  const context = await browser.newContext();
  const request = context.request;
  const talk = await findTalk(request, proxy.url);
  await allowLinks(request, proxy.url, talk);
  const { token, address } = await makeLink(request, proxy.url, talk, { passphrase: "planted passphrase" });
  const guest = await browser.newContext();
  const outside = await guest.newPage();
  await outside.goto(address);
  await outside.getByLabel("Passphrase").fill("planted passphrase");
  await outside.getByRole("button", { name: "Open" }).click();
  await expect(outside.getByRole("heading", { name: "Shared conversation" })).toBeVisible();
  await outside.reload();
  await expect(outside.getByRole("heading", { name: "Shared conversation" })).toBeVisible();
  await outside.goto(`${proxy.url}/sign-in`);
  const { shares } = shareListSchema.parse(await (await request.get(`${proxy.url}/api/shares`)).json());
  expect(shares).toMatchObject([{ views: 1 }]);
  await guest.close();
  await context.close();
  product.child.kill("SIGTERM");
  await product.exited;
  proxy.close();

  const redeems = proxy.requests.filter(({ path }) => path === "/api/share/redeem");
  expect(redeems.filter(({ body }) => body.includes(token))).toHaveLength(2);
  const heads = proxy.requests.map(({ head }) => head).join("\n");
  const others = proxy.requests.filter((one) => !redeems.includes(one)).map(({ body }) => body);
  const places = { heads, bodies: others.join("\n"), output, files: filesOf(data) };
  for (const [place, text] of Object.entries(places)) {
    expect(text.includes(token), `the token in ${place}`).toBe(false);
    if (place !== "bodies")
      expect(text.includes("planted passphrase"), `the passphrase in ${place}`).toBe(false);
  }
  expect(heads).toContain("/api/share/transcript");
  expect(places.files.length).toBeGreaterThan(1_000_000);
  await rm(data, { recursive: true, force: true });
});

function filesOf(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "latin1")).join("\n");
}
