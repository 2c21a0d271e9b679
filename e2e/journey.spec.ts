import { expect, test } from "./fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1440, height: 900 } });

test("from the sign-in page to a session that a colleague opens by its link", async ({ page, context }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Enter as viewer" }).click();
  const table = page.getByRole("table", { name: /^Sessions,/ });
  const rows = table.getByRole("row");
  await expect(rows.nth(5)).toBeVisible();

  await test.step("filter by channel, tag and messages; the address holds all", async () => {
    // Somebody may just have opened the chat, and nothing was said yet.
    const bar = page.getByRole("combobox", { name: "Search and filter" });
    await bar.fill("messages:>1");
    await bar.press("Enter");
    await expect(page).toHaveURL(/messages=/);
    const filters = page.getByRole("complementary", { name: "Filters" });
    await filters.getByRole("checkbox", { name: /Web\/Mobile client/ }).check();
    await expect(page).toHaveURL(/channel=rtm/);
    await filters.getByText("tier", { exact: true }).first().click();
    await filters.getByRole("checkbox", { name: /gold/ }).check();
    await expect(page).toHaveURL(/tag=tier%3Dgold/);
    // Until the answer is there the rows of before stay, marked as busy.
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(rows.nth(1)).toContainText("Web/Mobile client");
    await expect(page.getByRole("list", { name: "Active filters" })).toContainText("tier: gold");
  });

  const firstLink = rows.nth(1).getByRole("link");
  const opened = (await firstLink.getAttribute("href")) ?? "";
  await firstLink.click();
  await page
    .getByRole("complementary", { name: /^Session of/ })
    .getByRole("link", { name: "Open" })
    .click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Session of");
  const transcript = page.getByRole("region", { name: "Transcript" });
  await expect(transcript.getByRole("article").first()).toBeVisible();
  await expect(page.getByText("tier: gold").first()).toBeVisible();

  const link = await test.step("copy the link", async () => {
    await page.getByRole("button", { name: "Copy link", exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeAttached();
    return page.evaluate(() => navigator.clipboard.readText());
  });
  const colleague = await context.newPage();
  await colleague.goto(link);
  await expect(
    colleague.getByRole("region", { name: "Transcript" }).getByRole("article").first(),
  ).toBeVisible();

  await test.step("back to the same rows", async () => {
    await page.getByRole("link", { name: "Back to sessions" }).click();
    await expect(page).toHaveURL(/channel=rtm.*tag=tier%3Dgold/);
    await expect(rows.nth(1).getByRole("link")).toHaveAttribute("href", opened);
  });
});

test("a number of the volumes opens a list of just as many sessions", async ({ signedInPage: page }) => {
  await page.goto("/volumes");
  await expect(page.getByRole("status").filter({ hasText: /^Complete from [^.]+ to now\.$/ })).toBeVisible({
    timeout: 30_000,
  });
  await expect(page.getByRole("slider", { name: /^Sessions by channel/ })).toBeVisible();
  await page.getByRole("button", { name: "Show as a table: Sessions by channel" }).click();
  const table = page.getByRole("table", { name: "Sessions by channel" });
  const link = table
    .getByRole("row")
    .nth(2)
    .getByRole("link", { name: /Web\/Mobile client/ });
  const count = Number(await link.textContent());
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(/match=started/);
  await expect(
    page.getByRole("status").filter({ hasText: new RegExp(`^${count} sessions?$`) }),
  ).toBeVisible();
});
