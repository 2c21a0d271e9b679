import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
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

  test("saves a file with what is hidden for a reason alone", async ({ signedInPage: page }) => {
    const { path, messageId } = await findMasked(page.request);
    await page.goto(path);
    await page.getByRole("button", { name: "Export" }).click();
    const masked = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "JSON" }).click();
    expect(await textOf(await masked, messageId)).toContain("[hidden code]");

    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("menuitem", { name: "With personal data…" }).click();
    const dialog = page.getByRole("dialog", { name: "Save with personal data" });
    await dialog.getByRole("combobox", { name: "File" }).selectOption("JSON");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(dialog.getByText("Give a reason of three letters or more.")).toBeVisible();
    await dialog.getByLabel("Why does the file need it?").fill("The bank checks the code");
    const whole = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Save" }).click();
    expect(await textOf(await whole, messageId)).not.toContain("[hidden code]");
    await expect(dialog).toBeHidden();
  });
});

/** What a saved JSON file of a session says in one message. */
async function textOf(download: Download, messageId: string): Promise<string> {
  const { messages } = JSON.parse(await readFile(await download.path(), "utf8"));
  return JSON.stringify(messages.find(({ id }: { id: string }) => id === messageId));
}

test("a viewer reads why they cannot", async ({ signedInPage: page }) => {
  const { path } = await findMasked(page.request);
  await page.goto(path);
  await page.getByRole("button", { name: "Reveal session" }).click();
  await expect(page.getByText(/Your role reads conversations with personal data hidden/)).toBeVisible();
  await expect(page.getByLabel("Why do you need to see it?")).toHaveCount(0);
});
