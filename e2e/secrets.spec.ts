import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startSandbox } from "@/lib/sandbox/server";
import { admin, setUpAdmin, startWithBots } from "./real-bots";

const secret = "planted-client-secret-7f31";
const refusedSecret = "planted-wrong-secret-88aa";

test("no credential and no token is in a response, a log line or the browser's files", async ({ page }) => {
  test.setTimeout(120_000);
  const kore = await startSandbox({
    bots: [{ botId: "st-1", name: "One", trade: "bank", clientId: "cs-planted-client-id" }],
    clientSecrets: { "st-1": secret },
  });
  const bot = { host: kore.url, clientId: "cs-planted-client-id" };
  const product = await startWithBots([
    { ...bot, name: "One", id: "st-1", clientSecret: secret },
    { ...bot, name: "Two", id: "st-2", clientSecret: refusedSecret },
  ]);
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    const headers = JSON.stringify(
      Object.entries(response.headers()).filter(([name]) => name !== "set-cookie"),
    );
    bodies.push(
      response.text().then(
        (body) => response.url() + headers + body,
        () => headers,
      ),
    );
  });
  await setUpAdmin(page, product);
  await expect(
    page
      .getByRole("table", { name: /^Sessions,/ })
      .getByRole("row")
      .nth(3),
  ).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole("table", { name: /^Sessions,/ })
    .getByRole("link")
    .first()
    .click();
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.goto(`${product.report.url}/volumes?bot=st-2`);
  await expect(page.getByRole("alert").filter({ hasText: "refused the sign-in" })).toBeVisible({
    timeout: 30_000,
  });
  await page.request.get(`${product.report.url}/api/sessions?bot=st-1&sort=wrong`);

  const cookie = (await page.context().cookies()).find(({ name }) => name.startsWith("backscroll-"));
  const tokens = kore.requests.map(({ at }) => at);
  expect(tokens.length).toBeGreaterThan(3);
  const planted = [secret, refusedSecret, "cs-planted-client-id", admin.password, cookie?.value ?? ""];
  expect(planted.every((value) => value.length > 8)).toBe(true);
  const output = product.output().replaceAll(product.report.setupUrl ?? "", "");
  expect(output).toContain("sync started");
  const places = { responses: (await Promise.all(bodies)).join("\n"), output, build: browserFiles() };
  for (const [place, text] of Object.entries(places)) {
    expect(text.length).toBeGreaterThan(100);
    for (const value of planted) expect(text.includes(value), `${value} in ${place}`).toBe(false);
    // Every token that signs a request to Kore begins with this header.
    expect(text, `a signed token in ${place}`).not.toMatch(/eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/);
  }
  await product.stop();
  await kore.close();
});

function browserFiles(): string {
  const folder = ".next/static";
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
}
