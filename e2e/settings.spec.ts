import { startSandbox } from "@/lib/sandbox/server";
import { expect, test } from "./fixtures";
import { setUpAdmin, startWithBots } from "./real-bots";

/** The second bot of the sandbox. */
const travelBotId = "st-a86d27e1-41fb-5c39-b2d7-90c35e6f1a84";

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

  test("walks the coverage calendar by keyboard and has a day fetched again", async ({
    signedInPage: page,
  }) => {
    await page.goto("/settings");
    const travel = page.getByRole("article", { name: "Travel assistant" });
    await travel.getByText("Coverage by day").click();
    const today = travel
      .getByRole("button", { name: /: Complete$/ })
      .and(page.locator("[aria-current=date]"));
    await expect(today).toBeVisible({ timeout: 30_000 });
    await today.focus();
    await page.keyboard.press("ArrowLeft");
    const before = travel.locator("[aria-current=date]");
    await expect(before).toBeFocused();
    await expect(before).toHaveAccessibleName(/: Complete$/, { timeout: 30_000 });
    const name = (await before.getAttribute("aria-label")) ?? "";
    await expect(travel.getByRole("heading", { name })).toBeVisible();
    const asked = page.waitForResponse((response) => response.url().endsWith("/repair"));
    await travel.getByRole("button", { name: "Fetch this day again" }).click();
    expect((await asked).status()).toBe(200);
    await expect(before).toHaveAccessibleName(/: Complete$/, { timeout: 30_000 });
    await travel.getByRole("button", { name: "Month before" }).click();
    await travel.getByRole("button", { name: "Month before" }).click();
    await expect(travel.getByRole("button", { name: /: Not fetched$/ }).first()).toBeVisible();
  });

  test("pauses reading back, keeps a retention from being set by mistake, and erases a person", async ({
    signedInPage: page,
  }) => {
    await page.goto("/settings");
    const travel = page.getByRole("article", { name: "Travel assistant" });
    await travel.getByText("History and retention").click();
    await travel.getByRole("button", { name: "Pause reading back" }).click();
    await expect(
      travel.getByText(/Paused: only recent hours and what people look at are read\.$/),
    ).toBeVisible();
    await travel.getByRole("button", { name: "Go on reading back" }).click();
    await expect(travel.getByRole("button", { name: "Pause reading back" })).toBeVisible();

    const days = travel.getByRole("textbox", { name: "Days to keep sessions" });
    await days.fill("0");
    await days.press("Enter");
    await expect(travel.getByText("Give a whole number of days from 1 to 36,500, or nothing.")).toBeVisible();
    const expiring = `/api/bots/${travelBotId}/history/expiring?days=1`;
    await expect
      .poll(async () => (await (await page.request.get(expiring)).json()).sessions, { timeout: 30_000 })
      .toBeGreaterThan(0);
    await days.fill("1");
    await days.press("Enter");
    const question = page.getByRole("dialog", { name: "Sessions would be deleted" });
    await expect(question.getByText(/last active more than 1 day ago/)).toBeVisible();
    await question.getByRole("button", { name: "Cancel" }).click();
    await expect(question).toBeHidden();

    const { sessions } = await (await page.request.get("/api/sessions?limit=200")).json();
    const [{ userId }] = sessions.filter((session: { userId: string }) => session.userId !== "");
    const bank = page.getByRole("article", { name: "Bank assistant" });
    await bank.getByText("One person's data").click();
    await bank.getByRole("textbox", { name: "User id", exact: true }).fill(userId);
    await bank.getByRole("button", { name: "Count first" }).click();
    await expect(bank.getByText(/would be erased for good\.$/)).toBeVisible();
    const confirm = bank.getByRole("button", { name: "Erase for good" });
    await expect(confirm).toBeDisabled();
    await bank.getByRole("textbox", { name: "Type the user id again" }).fill(userId);
    await confirm.click();
    // The files of the archive are written anew meanwhile.
    const receipt = bank.getByText(/^Erased \d+ sessions? with \d+ messages?, /);
    await expect(receipt).toBeVisible({ timeout: 60_000 });
    const rest = await (await page.request.get(`/api/sessions?user=${encodeURIComponent(userId)}`)).json();
    expect(rest.sessions).toEqual([]);
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
