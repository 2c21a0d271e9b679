import { expect, test } from "./fixtures";
import { findMasked } from "./masked";

test.describe("a reviewer", () => {
  test.use({ role: "reviewer" });

  test("reveals a message by keyboard with a reason, and hides it again", async ({ signedInPage: page }) => {
    const { path, messageId } = await findMasked(page.request);
    await page.goto(`${path}#${encodeURIComponent(messageId)}`);
    const message = page.locator(`[id="${messageId}"]`);
    await expect(message.getByText("code hidden")).toBeAttached();
    await message.getByRole("button", { name: "Reveal this message" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("Why do you need to see it?")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Give a reason of three letters or more.")).toBeVisible();
    await page.keyboard.type("The customer says that the code never came");
    await page.keyboard.press("Enter");
    await expect(message.getByText(/^Shown as it was said until/)).toBeVisible();
    await expect(message.getByText("code hidden")).toHaveCount(0);
    await page.getByRole("button", { name: "Hide again" }).click();
    await expect(message.getByText("code hidden")).toBeAttached();
  });
});

test("a viewer reads why they cannot", async ({ signedInPage: page }) => {
  const { path } = await findMasked(page.request);
  await page.goto(path);
  await page.getByRole("button", { name: "Reveal session" }).click();
  await expect(page.getByText(/Your role reads conversations with personal data hidden/)).toBeVisible();
  await expect(page.getByLabel("Why do you need to see it?")).toHaveCount(0);
});
