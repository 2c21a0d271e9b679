import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect as expectOnce, test } from "./fixtures";

/** A busy machine may take its time to answer a search. */
const expect = expectOnce.configure({ timeout: 30_000 });

test.use({ viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] });
test.setTimeout(180_000);

const bar = (page: Page) => page.getByRole("combobox", { name: "Search and filter" });
const peekOf = (page: Page) => page.getByRole("complementary", { name: /^Session of/ });
const rowsOf = (page: Page) => page.getByRole("table", { name: /^Sessions,/ }).getByRole("row");
const hitLinks = (page: Page) => page.getByRole("table").getByRole("link", { name: /^(User|Bot|Agent), / });

/** Every message of the range is there, so that a search finds the same each time. */
async function openComplete(page: Page, search = "") {
  await page.goto(`/sessions${search}`);
  await expect(page.getByRole("status").filter({ hasText: /^Complete from [^.]+ to now\.$/ })).toBeVisible({
    timeout: 120_000,
  });
}

test("by keyboard alone: words are searched, and hits stepped through from session to session", async ({
  signedInPage: page,
}) => {
  await openComplete(page);
  await page.keyboard.press("/");
  await page.keyboard.type("said-by:user transfer");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/said-by=user&q=transfer/);
  await expect(hitLinks(page).first()).toContainText(/transfer/i);
  await expect(hitLinks(page).filter({ hasText: /^(Bot|Agent), / })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  const position = peekOf(page).getByText(/^Hit \d+ of \d+$/);
  await expect(position).toHaveText(/^Hit 1 of/);
  const first = await peekOf(page).getAttribute("aria-label");
  await expect(peekOf(page).getByRole("article").first()).toBeVisible();
  await page.keyboard.press("n");
  await expect(position).toHaveText(/^Hit 2 of/);
  await expect(
    peekOf(page)
      .getByRole("article")
      .filter({ hasText: /transfer/i })
      .first(),
  ).toBeVisible();
  await page.keyboard.press("N");
  await expect(position).toHaveText(/^Hit 1 of/);
  await expect(peekOf(page)).toHaveAttribute("aria-label", first ?? "");
  const isMarked = () => page.evaluate(() => CSS.highlights.has("found"));
  await expect.poll(isMarked).toBe(true);
});

test("by mouse: a snippet leads to its message, and filters stay with the search", async ({
  signedInPage: page,
}) => {
  await openComplete(page, "?q=transfer&outcome=agent");
  await expect(hitLinks(page).first()).toBeVisible();
  const href = (await hitLinks(page).first().getAttribute("href")) ?? "";
  expect(href).toMatch(/^\/sessions\/[^?]+\?.*q=transfer.*#./);
  const reply = await page.request.get("/api/sessions?q=transfer&outcome=agent");
  const { sessions } = await reply.json();
  expect(sessions.length).toBeGreaterThan(0);
  for (const session of sessions) {
    expect(session.outcome).toBe("agent");
    expect(session.hits.shown.length).toBeLessThanOrEqual(3);
  }
  await hitLinks(page).first().click();
  await expect(peekOf(page)).toBeVisible();
  await page.goto(href);
  const id = decodeURIComponent(new URL(page.url()).hash.slice(1));
  await expect(page.locator(`[id="${id}"]`)).toHaveAttribute("aria-current", "location");
});

test("phrases, letters within words and other scripts are found", async ({ signedInPage: page }) => {
  await openComplete(page);
  const count = async (q: string) => {
    const reply = await page.request.get(`/api/sessions/count?${new URLSearchParams({ q })}`);
    expect(reply.status()).toBe(200);
    const { count } = await reply.json();
    return Number(count);
  };
  expect(await count('"make a transfer"')).toBeGreaterThan(0);
  expect(await count('"transfer a make"')).toBe(0);
  expect(await count("ransfe")).toBe(0);
  expect(await count("*ransfe*")).toBeGreaterThanOrEqual(await count("transfer"));
  expect(await count("ＴＲＡＮＳＦＥＲ")).toBe(await count("transfer"));
  expect(await count("振込")).toBeGreaterThan(0);
});

test("a mistake is underlined with what would be right, and nothing found offers what to let go of", async ({
  signedInPage: page,
}) => {
  await openComplete(page);
  await bar(page).fill("re*fund");
  await bar(page).press("Enter");
  await expect(
    page.getByRole("alert").filter({ hasText: "A star stands only before and after" }),
  ).toBeVisible();
  await expect(page).not.toHaveURL(/q=/);
  await page.getByRole("button", { name: "*refund*" }).click();
  await expect(page).toHaveURL(/q=\*refund\*/);
  await bar(page).fill("zzzqqq");
  await bar(page).press("Enter");
  await expect(page.getByText("No sessions match")).toBeVisible();
  await page.getByRole("button", { name: /^Without the words/ }).click();
  await expect(rowsOf(page).nth(3)).toBeVisible();
});

test("task, weekday and hour are facets of the rail, in the viewer's zone", async ({
  signedInPage: page,
}) => {
  await openComplete(page);
  const rail = page.getByRole("complementary", { name: "Filters" });
  const option = rail.getByRole("button", { name: /^1\d:00 to 1\d:00, [1-9]\d* sessions?$/ }).first();
  await option.click();
  await expect(page).toHaveURL(/hour=1\d/);
  const hour = new URL(page.url()).searchParams.get("hour");
  await expect(rowsOf(page).nth(1)).toContainText(` ${hour}:`);
  await page.goto("/sessions?handled-by=agent");
  await expect(rowsOf(page).nth(1)).toBeVisible();
  await expect(rail.getByRole("checkbox", { name: /^Live agent/ })).toBeChecked();
});

test.describe("in another zone", () => {
  test.use({ timezoneId: "Asia/Tokyo" });
  test("the same hour is another one", async ({ signedInPage: page }) => {
    await openComplete(page, "?hour=20");
    await expect(rowsOf(page).nth(1)).toContainText(" 20:");
  });
});

test.describe("export", () => {
  test.use({ role: "reviewer" });

  test("all that match is written to the file that was picked", async ({ signedInPage: page }) => {
    // The browser's own question where to save has no page to test; what is picked is a real file.
    await page.addInitScript(() => {
      Reflect.set(window, "showSaveFilePicker", async () => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle("picked", { create: true });
      });
    });
    await openComplete(page, "?range=24h");
    const count = Number(
      (
        await page
          .getByText(/^[\d,]+ sessions$/)
          .first()
          .textContent()
      )?.replace(/\D/g, ""),
    );
    await page.getByRole("button", { name: "Export sessions" }).click();
    await page.getByRole("dialog").getByRole("radio", { name: "Sessions as JSON Lines" }).check();
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    await expect(page.getByText(/^Saved: /)).toBeVisible();
    const text = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      return (await (await folder.getFileHandle("picked")).getFile()).text();
    });
    const ids = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(new Set(ids).size).toBe(count);
  });

  test("the rows that are chosen are saved as a file", async ({ signedInPage: page }) => {
    await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
    await openComplete(page);
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    const chosen = page.getByRole("region", { name: "Selected sessions" });
    await expect(chosen.getByText("3 selected")).toBeVisible();
    await chosen.getByRole("button", { name: "Copy links" }).click();
    await expect(chosen.getByRole("button", { name: "3 links copied" })).toBeVisible();
    expect((await page.evaluate(() => navigator.clipboard.readText())).split("\n")).toHaveLength(3);
    await chosen.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/^backscroll-sessions-.*\.csv$/);
    const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
    expect(lines[0]).toContain("session_id,user_id");
    expect(lines).toHaveLength(5);
    await expect(page.getByText(/^Saved: 3 records/)).toBeVisible();
  });
});

test("a viewer is told why nothing can be exported, and the API refuses it", async ({
  signedInPage: page,
  product,
  faults,
}) => {
  faults.allow(/403/);
  await page.goto("/sessions");
  await page.getByRole("button", { name: "Export sessions" }).click();
  await expect(page.getByText("ask a reviewer or an admin", { exact: false })).toBeVisible();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Save" })).toBeDisabled();
  const reply = await page.request.post("/api/export", {
    data: { form: "sessions-csv", words: "" },
    headers: { origin: product.url },
  });
  expect(reply.status()).toBe(403);
});

test("a view keeps the list, and opens it again as the default", async ({ signedInPage: page }) => {
  await page.goto("/sessions?outcome=drop-off");
  await expect(rowsOf(page).nth(1)).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("textbox", { name: "Name for the list as it stands" }).fill("Lost ones");
  await page.getByRole("button", { name: "Save view" }).click();
  await page.getByRole("button", { name: "Open the sessions with Lost ones" }).click();
  await expect(page.getByRole("button", { name: "Open the sessions with Lost ones" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  await page.goto("/sessions");
  await expect(page).toHaveURL(/outcome=drop-off/);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("button", { name: "Edit Lost ones" }).press("Enter");
  await expect(page.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.getByRole("textbox", { name: "Name" }).fill("Left early");
  await page.getByRole("checkbox", { name: /^Share with everybody/ }).press("Space");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Edit Left early" })).toBeFocused();
  await expect(page.getByText(/shared by/)).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Delete" }).press("Enter");
  await expect(page.getByRole("list", { name: "Views" })).toBeFocused();
  await expect(page.getByText("Left early")).toHaveCount(0);
  await page.getByRole("button", { name: /^Long conversations/ }).click();
  await expect(page).toHaveURL(/messages=%3E%3D21&sort=-messages/);
});

test("a key is changed, and this browser remembers it", async ({ signedInPage: page }) => {
  await page.goto("/sessions");
  await expect(rowsOf(page).nth(2)).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press("?");
  await page
    .getByRole("button", { name: /^Search field|^Go to the search.*/ })
    .first()
    .isVisible();
  const button = page.getByRole("dialog").getByRole("button", { name: /: x\. Change the key$/ });
  await button.click();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog").getByRole("button", { name: /: m\. Change the key$/ })).toBeVisible();
  await page.reload();
  await expect(rowsOf(page).nth(2)).toBeVisible();
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(page.getByRole("region", { name: "Selected sessions" })).toHaveCount(0);
  await page.keyboard.press("m");
  await expect(page.getByRole("region", { name: "Selected sessions" })).toBeVisible();
});

test("the list can follow what happens, and holds still under the pointer", async ({
  signedInPage: page,
}) => {
  await page.goto("/sessions");
  await expect(rowsOf(page).nth(2)).toBeVisible({ timeout: 60_000 });
  const live = page.getByRole("button", { name: "Live", exact: true });
  await expect(live).toHaveAttribute("aria-pressed", "false");
  await live.click();
  await expect(live).toHaveAttribute("aria-pressed", "true");
  await rowsOf(page).nth(2).hover();
  await expect(page.getByRole("button", { name: "Paused" })).toBeVisible();
  await bar(page).hover();
  await expect(live).toBeVisible();
});

test.describe("at 320 pixels", () => {
  test.use({ viewport: { width: 320, height: 800 } });
  test("snippets keep within the page", async ({ signedInPage: page }) => {
    await openComplete(page, "?q=transfer");
    const links = page
      .getByRole("region", { name: "Sessions" })
      .getByRole("link", { name: /^(User|Bot|Agent), / });
    await expect(links.first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});

test("words of a script from the right stand in their own direction", async ({ signedInPage: page }) => {
  await openComplete(page, `?${new URLSearchParams({ q: "تحويل" })}`);
  const first = hitLinks(page).first();
  await expect(first).toBeVisible();
  await expect(first.locator("bdi mark").first()).toContainText("تحويل");
});
