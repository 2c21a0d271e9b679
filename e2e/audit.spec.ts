import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "./fixtures";

test.use({ role: "admin" });

const run = promisify(execFile);

test("who opened a session stands in the audit, which is found by it and proves to be whole", async ({
  signedInPage: page,
  product,
}) => {
  await page.goto("/sessions?messages=%3E1");
  const link = page
    .getByRole("table", { name: /^Sessions,/ })
    .getByRole("link")
    .first();
  const address = new URL((await link.getAttribute("href")) ?? "", product.url);
  await page.goto(address.href);
  await expect(page.getByRole("article").first()).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Audit" }).click();
  const entries = page.getByRole("table", { name: "Audit entries" }).getByRole("row");
  await expect(entries.filter({ hasText: "Opened a session" }).first()).toBeVisible();
  const sessionId = address.pathname.split("/").at(-1) ?? "";
  await page.getByRole("searchbox", { name: "Who or what" }).fill(sessionId);
  await page.getByRole("combobox", { name: "What" }).selectOption("Opened a session");
  await page.getByRole("button", { name: "Find" }).click();
  await expect(page).toHaveURL(/action=session\.read/);
  await expect(entries).toHaveCount(2);
  await expect(entries.nth(1)).toContainText("Demo admin");
  await entries.nth(1).getByRole("link", { name: sessionId }).click();
  await expect(page).toHaveURL(new RegExp(`/sessions/${sessionId}`));

  const file = await page.request.get(`/api/audit/export?format=csv&action=session.read&words=${sessionId}`);
  expect((await file.text()).trim().split("\r\n")).toHaveLength(3);

  const command = ["--conditions=react-server", "--import", "tsx", "lib/cli/audit-verify.ts"];
  const { stdout } = await run(process.execPath, command, {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, BACKSCROLL_DATA: product.data },
  });
  expect(stdout).toMatch(/^The audit is whole: [\d,]+ of [\d,]+ entries/);
});

test.describe("an auditor", () => {
  test.use({ role: "auditor" });

  test("is led to the audit, and to no conversation", async ({ signedInPage: page }) => {
    await page.goto("/sessions");
    await expect(page.getByRole("heading", { name: "Audit", level: 2 })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveCount(1);
    expect((await page.request.get("/api/sessions")).status()).toBe(403);
  });
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("finds no audit", async ({ signedInPage: page, faults }) => {
    faults.allow(/404/);
    await page.goto("/settings/audit");
    await expect(page.getByRole("heading", { name: "Audit" })).toHaveCount(0);
    expect((await page.request.get("/api/audit")).status()).toBe(403);
  });
});
