import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1440, height: 900 } });

test.setTimeout(180_000);

/** Counts stand still, and there is something of everything, once the range is there. */
async function waitUntilComplete(page: Page) {
  await expect(page.getByRole("status").filter({ hasText: /^Complete from [^.]+ to now\.$/ })).toBeVisible({
    timeout: 120_000,
  });
}

async function openSessions(page: Page, search = "") {
  await page.goto(`/sessions${search}`);
  const rows = page.getByRole("table", { name: /^Sessions,/ }).getByRole("row");
  await expect(rows.nth(5)).toBeVisible({ timeout: 60_000 });
  return rows;
}

const peekOf = (page: Page) => page.getByRole("complementary", { name: /^Session of/ });

test("leaving out, only, and the same rows through the address and the search bar", async ({
  signedInPage: page,
}) => {
  const rows = await openSessions(page);
  await waitUntilComplete(page);
  const rail = page.getByRole("complementary", { name: "Filters" });
  await rail.getByRole("checkbox", { name: /^Microsoft Teams/ }).hover();
  await rail.getByRole("button", { name: "Leave out Microsoft Teams" }).click();
  await expect(page).toHaveURL(/-channel=msteams/);
  const bar = page.getByRole("combobox", { name: "Search and filter" });
  await expect(bar).toHaveValue("-channel:msteams");
  await rail.getByRole("checkbox", { name: /^Drop-off/ }).hover();
  await rail.getByRole("button", { name: "Only Drop-off" }).click();
  await expect(bar).toHaveValue("-channel:msteams outcome:drop-off");
  await expect(rows.nth(1)).toContainText("Drop-off");

  const reply = await page.request.get("/api/sessions/count?-channel=msteams&outcome=drop-off");
  const { count } = await reply.json();
  expect(count).toBeGreaterThan(1);
  await expect(page.getByRole("status").filter({ hasText: `${count} sessions` })).toBeVisible();

  await page.goBack();
  await expect(bar).toHaveValue("-channel:msteams");
  await page.goForward();
  await expect(bar).toHaveValue("-channel:msteams outcome:drop-off");
});

test("by keyboard alone: search with completion, a mistake put right, rows, peek and page", async ({
  signedInPage: page,
}) => {
  const rows = await openSessions(page);
  await waitUntilComplete(page);
  await page.keyboard.press("/");
  const bar = page.getByRole("combobox", { name: "Search and filter" });
  await expect(bar).toBeFocused();
  await page.keyboard.type("chan");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("rt");
  await expect(page.getByRole("option", { name: /^rtm/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.keyboard.type("outcom:agent");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "There is no filter “outcom”." })).toBeVisible();
  await expect(page).not.toHaveURL(/channel/);
  await page.getByRole("button", { name: "outcome:agent" }).press("Enter");
  await expect(page).toHaveURL(/channel=rtm&outcome=agent/);
  await expect(rows.nth(2)).toContainText("Handed over");
  await page.keyboard.press("Escape");
  await expect(bar).not.toBeFocused();

  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(peekOf(page).getByRole("article").first()).toBeVisible();
  const first = new URL(page.url()).searchParams.get("peek");
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(new RegExp(`peek=${first}`));
  await page.keyboard.press("k");
  await expect(page).toHaveURL(new RegExp(`peek=${first}`));
  await page.keyboard.press(".");
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`/sessions/${first}`);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("region", { name: "Transcript in the peek" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(peekOf(page)).toHaveCount(0);
  await expect(page.locator(":focus")).toHaveAttribute("href", new RegExp(`/sessions/${first}`));
  await page.goBack();
  await expect(peekOf(page)).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.keyboard.type("volumes");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/volumes\?.*outcome=agent/);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page).toHaveURL(/\/sessions\?.*outcome=agent/);
});

test("a peek that is closed and at once gone back to is open again", async ({ signedInPage: page }) => {
  await openSessions(page, "?messages=%3E1");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(peekOf(page).getByRole("article").first()).toBeVisible();
  await page.evaluate(async () => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    history.back();
  });
  await expect(page).toHaveURL(/peek=/);
  await expect(peekOf(page).getByRole("article").first()).toBeVisible();
  await page.goBack();
  await expect(peekOf(page)).toHaveCount(0);
});

test("single keys can be switched off, and stay off", async ({ signedInPage: page }) => {
  await openSessions(page);
  await page.keyboard.press("?");
  await page.getByRole("checkbox", { name: "Single keys act on the page" }).uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await openSessions(page);
  await page.keyboard.press("?");
  await page.keyboard.press("j");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.locator("body")).toBeFocused();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox", { name: "Search and commands" })).toBeFocused();
});

test("columns are chosen, ordered and resized, and this browser remembers them", async ({
  signedInPage: page,
}) => {
  await openSessions(page);
  await page.getByRole("button", { name: "Columns and density" }).click();
  await page.getByRole("checkbox", { name: "Tags" }).uncheck();
  await page.getByRole("button", { name: "Move Duration earlier" }).click();
  await page.getByRole("button", { name: "Dense" }).click();
  await page.keyboard.press("Escape");
  const handle = page.getByRole("separator", { name: "Width of User" });
  await handle.focus();
  const before = Number(await handle.getAttribute("aria-valuenow"));
  await page.keyboard.press("ArrowRight");
  await expect(handle).toHaveAttribute("aria-valuenow", String(before + 16));
  await page.reload();
  const headers = page.getByRole("columnheader");
  await expect(headers).toHaveText([
    "Selected",
    "Start",
    "User",
    "Channel",
    "Duration",
    "Outcome",
    "Messages",
    "Language",
  ]);
  await expect(handle).toHaveAttribute("aria-valuenow", String(before + 16));
});
