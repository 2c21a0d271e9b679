import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const sessionCount = 24;

test.use({ viewport: { width: 320, height: 800 } });

test("no session of the newest page is wider than a 320 px screen, nor its find bar", async ({
  signedInPage: page,
}) => {
  await page.goto("/sessions");
  const links = page.getByRole("region", { name: "Sessions" }).getByRole("link");
  await expect(links.nth(3)).toBeVisible();
  const { sessions } = await (await page.request.get("/api/sessions")).json();
  const wide: string[] = [];
  for (const { id, botId } of sessions.slice(0, sessionCount)) {
    await page.goto(`/sessions/${id}?bot=${botId}`);
    // Somebody may just have opened the chat, and nothing was said yet.
    const nothingSaid = page.getByRole("heading", { name: "No messages in this session" });
    await expect(page.getByRole("article").or(nothingSaid).first()).toBeVisible();
    if (await isTooWide(page)) wide.push(id);
    if (await nothingSaid.isVisible()) continue;
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    if (await isTooWide(page)) wide.push(`${id} with the find bar`);
  }
  expect(wide).toEqual([]);
});

test.describe("by touch", () => {
  test.use({ hasTouch: true, role: "reviewer" });

  test("rows are chosen, then all that match, and exported", async ({ signedInPage: page }) => {
    await page.goto("/sessions?range=24h");
    const list = page.getByRole("region", { name: "Sessions" });
    await expect(list.getByRole("listitem").nth(3)).toBeVisible({ timeout: 60_000 });
    await expect(list.getByRole("checkbox")).toHaveCount(0);
    await list.getByRole("button", { name: "Select" }).tap();
    const boxes = list.getByRole("listitem").getByRole("checkbox");
    await boxes.nth(0).tap();
    await boxes.nth(2).tap();
    const chosen = page.getByRole("region", { name: "Selected sessions" });
    await expect(chosen.getByText("2 selected")).toBeVisible();
    await expect(boxes.nth(1)).not.toBeChecked();
    expect(await isTooWide(page)).toBe(false);
    await chosen.getByRole("button", { name: /^Select all [\d,]+ that match$/ }).tap();
    await expect(boxes.nth(1)).toBeChecked();
    await chosen.getByRole("button", { name: "Export" }).tap();
    await expect(page.getByRole("dialog").getByText("All sessions that match the filters")).toBeVisible();
    await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
    await chosen.getByRole("button", { name: "Clear selection" }).tap();
    await expect(boxes).toHaveCount(0);
  });
});

function isTooWide(page: Page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
