import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "./fixtures";
import { startProduct } from "./product";

test("a first look: the address on the terminal, a demo role, the sessions", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Enter as viewer" }).click();
  await expect(page).toHaveURL(/\/sessions/);
  await expect(page.getByRole("heading", { name: "Sessions" })).toBeVisible();
});

test("somebody signed in is not asked again", async ({ signedInPage }) => {
  await signedInPage.goto("/sign-in");
  await expect(signedInPage).toHaveURL(/\/sessions/);
});

test("with a bot of one's own, the setup address on the terminal makes the first admin", async ({
  page,
  browser,
}) => {
  const data = mkdtempSync(join(tmpdir(), "backscroll-setup-"));
  const { child, report, exited } = await startProduct(data, {
    // A port on which nobody answers.
    KORE_HOST: "http://127.0.0.1:1",
    KORE_BOT_ID: "st-1",
    KORE_CLIENT_ID: "cs-1",
    KORE_CLIENT_SECRET: "secret",
  });
  try {
    await page.goto(report.setupUrl ?? "");
    await page.getByLabel("Name").fill("Ada");
    await page.getByLabel("Password", { exact: true }).fill("a sentence to remember");
    await page.getByLabel("Password again").fill("a sentence to remember");
    await page.getByRole("button", { name: "Make admin and enter" }).click();
    await expect(page).toHaveURL(/\/sessions/);
    await page.close();

    // Before the page's scripts are there, or without any.
    const context = await browser.newContext({ javaScriptEnabled: false });
    const bare = await context.newPage();
    await bare.goto(`${report.url}/sign-in`);
    await bare.getByLabel("Name").fill("Ada");
    await bare.getByLabel("Password").fill("a sentence to remember");
    await bare.keyboard.press("Enter");
    await expect(bare.getByRole("button", { name: "Sign in" })).toBeDisabled();
    await bare.locator("form").evaluate((form) => form instanceof HTMLFormElement && form.submit());
    await bare.waitForLoadState();
    expect(bare.url()).not.toContain("sentence");
    await context.close();
  } finally {
    child.kill("SIGTERM");
    await exited;
    rmSync(data, { recursive: true });
  }
});
