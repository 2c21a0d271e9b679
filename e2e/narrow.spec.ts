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
    await expect(page.getByRole("article").first()).toBeVisible();
    if (await isTooWide(page)) wide.push(id);
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    if (await isTooWide(page)) wide.push(`${id} with the find bar`);
  }
  expect(wide).toEqual([]);
});

function isTooWide(page: Page) {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
