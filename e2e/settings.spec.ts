import { startSandbox } from "@/lib/sandbox/server";
import { expect, test } from "./fixtures";
import { setUpAdmin, startWithBots } from "./real-bots";

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("finds the bots, what is held of them and what of their budget is used", async ({
    signedInPage: page,
  }) => {
    await page.goto("/volumes");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Settings" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Settings" })).toBeVisible();
    await expect(page.getByRole("article")).toHaveCount(2);
    const bank = page.getByRole("article", { name: "Bank assistant" });
    await expect(
      bank.getByRole("definition").filter({ hasText: /^http:\/\/127\.0\.0\.1:\d+$/ }),
    ).toBeVisible();
    await expect(bank.getByText("App of one bot")).toBeVisible();
    await expect(bank.getByText(/^Complete from .* to now\./)).toBeVisible({ timeout: 30_000 });
    const minute = bank.getByRole("meter", { name: "Last minute" });
    await expect(minute).toHaveAttribute("max", "60");
    await expect(bank.getByText(/^\d+ of 1,800$/)).toBeVisible();
  });

  test("tests a connection by keyboard and reads each step", async ({ signedInPage: page }) => {
    await page.goto("/settings");
    const travel = page.getByRole("article", { name: "Travel assistant" });
    await travel.getByRole("button", { name: "Test the connection of Travel assistant" }).focus();
    await page.keyboard.press("Enter");
    await expect(travel.getByText("Everything works.")).toBeVisible();
    const steps = travel
      .getByRole("list", { name: "Connection test of Travel assistant" })
      .getByRole("listitem");
    await expect(steps).toHaveCount(10);
    await expect(steps.filter({ hasText: "Signature" })).toContainText(
      "Kore takes the client id and secret.",
    );
    await expect(steps.last()).toContainText(/Read session [0-9a-f]{24}\. Messages found: \d+\./);
  });
});

test("nobody else finds the page, and the rail does not lead there", async ({
  signedInPage: page,
  faults,
}) => {
  faults.allow(/status of 40[34]/);
  await page.goto("/volumes");
  const rail = page.getByRole("navigation", { name: "Main" });
  await expect(rail.getByRole("link", { name: "Sessions" })).toBeVisible();
  await expect(rail.getByRole("link", { name: "Settings" })).toBeHidden();
  const reply = await page.goto("/settings");
  expect(reply?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect(await page.content()).not.toContain("inactivityTimeoutMs");
});

test("a bot that does not work says where, why and what to do", async ({ page }) => {
  test.setTimeout(120_000);
  const kore = await startSandbox({ bots: [{ botId: "st-1", name: "One", trade: "bank" }] });
  const [found] = kore.bots;
  const bot = { host: kore.url, clientId: found?.clientId ?? "" };
  const product = await startWithBots([
    { ...bot, name: "Refused", id: "st-1", clientSecret: "not-the-secret" },
    { ...bot, name: "Nowhere", id: "st-2", clientSecret: "x", host: "http://127.0.0.1:9" },
  ]);
  try {
    await setUpAdmin(page, product);
    await page.goto(`${product.report.url}/settings`);
    const refused = page.getByRole("article", { name: "Refused" });
    await expect(refused.getByText(/Kore refused the sign-in of this bot/)).toBeVisible({ timeout: 30_000 });
    await refused.getByRole("button", { name: "Test the connection of Refused" }).click();
    await expect(refused.getByText("It does not work yet: see Signature.")).toBeVisible();
    const step = refused.getByRole("listitem").filter({ hasText: "4002" });
    await expect(step).toContainText("Invalid SDK credentials");
    await expect(step).toContainText("Copy client id and secret again");
    await expect(refused.getByRole("listitem").last()).toContainText("Not looked at");
    const nowhere = page.getByRole("article", { name: "Nowhere" });
    await nowhere.getByRole("button", { name: "Test the connection of Nowhere" }).click();
    await expect(nowhere.getByText("It does not work yet: see Connection.")).toBeVisible();
  } finally {
    await page.close();
    await product.stop();
    await kore.close();
  }
});
