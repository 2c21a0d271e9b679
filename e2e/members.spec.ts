import { createHmac } from "node:crypto";
import { expect, test } from "./fixtures";

test.use({ role: "admin" });

/** As an authenticator app reads a key. */
function readBase32(text: string): Buffer {
  const bits = [...text.replace(/\s/g, "")].map((letter) =>
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"),
  );
  const bytes = bits.join("").match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

function totpCode(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", key).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

test("an admin invites somebody, who chooses a password, gets a role, and is shut out again", async ({
  signedInPage: page,
  browser,
  product,
  faults,
}) => {
  // What somebody who was shut out asks for is refused.
  faults.allow(/status of 401/);
  const name = `Grace ${Date.now()}`;
  await page.goto("/settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Members" }).click();
  await page.getByRole("button", { name: "Invite" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("combobox", { name: "Travel assistant" }).selectOption("Viewer");
  await dialog.getByRole("button", { name: "Make address" }).click();
  const address = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  const row = page.getByRole("row", { name });
  await expect(row).toContainText("No password yet");
  await expect(row).toContainText("Viewer · Travel assistant");

  const other = await browser.newContext({ baseURL: product.url });
  const guest = await other.newPage();
  await guest.goto(address);
  await expect(guest.getByRole("textbox", { name: "Name" })).toHaveValue(name);
  await guest.getByLabel("Password", { exact: true }).fill("a long enough password");
  await guest.getByLabel("Password again").fill("a long enough password");
  await guest.getByRole("button", { name: "Set password and enter" }).click();
  await expect(guest.getByRole("banner").getByText("Travel assistant")).toBeVisible();
  await expect(guest.getByRole("link", { name: "Settings" })).toBeHidden();

  await row.getByRole("button", { name: `Actions on ${name}` }).click();
  await page.getByRole("menuitem", { name: "Change roles" }).click();
  await dialog.getByRole("combobox", { name: "Every bot" }).selectOption("Reviewer");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(row).toContainText("Reviewer · Every bot");
  await guest.reload();
  await guest.getByRole("button", { name: /^Signed in as / }).click();
  await expect(guest.getByRole("menu")).toBeVisible();

  await guest.getByRole("menuitem", { name: "Your account" }).click();
  await guest.getByRole("button", { name: "Set up one-time codes" }).click();
  const setUp = guest.getByRole("dialog");
  const key = readBase32((await setUp.locator("code").textContent()) ?? "");
  await setUp.getByRole("textbox", { name: "Code" }).fill(totpCode(key, Math.floor(Date.now() / 30_000)));
  await setUp.getByRole("button", { name: "Turn on" }).click();
  const codes = guest.getByRole("dialog", { name: "Keep these recovery codes" }).locator("code");
  const [recovery = ""] = ((await codes.textContent()) ?? "").split("\n");
  await setUp.getByRole("button", { name: "Done" }).click();
  await expect(guest.getByRole("button", { name: "Turn off" })).toBeVisible();
  await guest.getByRole("button", { name: "Sign out everywhere" }).click();
  await guest.getByLabel("Name").fill(name);
  await guest.getByLabel("Password").fill("a long enough password");
  await guest.getByRole("button", { name: "Sign in" }).click();
  const code = guest.getByRole("textbox", { name: "One-time code" });
  await expect(code).toBeFocused();
  await code.fill(recovery);
  await guest.keyboard.press("Enter");
  await expect(guest.getByRole("heading", { name: "Sessions" })).toBeVisible();

  await row.getByRole("button", { name: `Actions on ${name}` }).click();
  await page.getByRole("menuitem", { name: "Disable" }).click();
  await expect(row).toContainText("Disabled");
  await guest.goto("/volumes?range=7d");
  await expect(guest.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await other.close();
});

test("a token made on one's own page opens the API until it is revoked", async ({
  signedInPage: page,
  playwright,
  product,
}) => {
  await page.goto("/sessions");
  await page.getByRole("button", { name: /^Signed in as / }).click();
  await page.getByRole("menuitem", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  await page.getByRole("button", { name: "Make a token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("crm export");
  await page.keyboard.press("Enter");
  const value = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Done" }).click();
  const program = await playwright.request.newContext({
    baseURL: product.url,
    extraHTTPHeaders: { authorization: `Bearer ${value}` },
  });
  expect((await program.get("/api/sessions?limit=1")).status()).toBe(200);
  expect((await program.get("/api/members")).status()).toBe(403);
  await page.reload();
  const item = page.getByRole("listitem").filter({ hasText: "crm export" });
  await expect(item).not.toContainText("never used");
  await expect(page.getByText(value)).toHaveCount(0);
  await item.getByRole("button", { name: "Revoke crm export" }).click();
  await expect(item).toBeHidden();
  expect((await program.get("/api/sessions?limit=1")).status()).toBe(401);
  await program.dispose();
});

test("a sign-in that is about to end asks first, and one that ended leads back to the same place", async ({
  signedInPage: page,
  faults,
}) => {
  faults.allow(/status of 401/);
  const minuteMs = 60_000;
  const near = { idleMs: 2.5 * minuteMs, wholeMs: 300 * minuteMs };
  const far = { idleMs: 30 * minuteMs, wholeMs: 300 * minuteMs };
  let answers = [near];
  let isOver = false;
  await page.route("**/api/sign-in/stay", (route) =>
    isOver ? route.continue() : route.fulfill({ json: answers.shift() ?? far }),
  );
  await page.goto("/volumes?range=7d");
  const dialog = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(dialog.getByRole("alert")).toHaveText("You will be signed out in 3 minutes.");
  await dialog.getByRole("button", { name: "Stay signed in" }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  answers = [near];
  await page.reload();
  await expect(dialog).toBeVisible();
  isOver = true;
  await page.context().clearCookies({ name: /^backscroll-/ });
  await expect(page.getByText("Your sign-in has ended.")).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Enter as admin" }).click();
  await expect(page).toHaveURL(/\/volumes\?range=7d$/);
});
