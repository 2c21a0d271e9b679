import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { startSandbox } from "@/lib/sandbox/server";
import { startProduct } from "./product";
import { setUpAdmin, startWithBots } from "./real-bots";

test.use({ viewport: { width: 1440, height: 900 } });

test("another Kore with other credentials shows its own bot and nothing of the first", async ({ page }) => {
  test.setTimeout(120_000);
  const data = mkdtempSync(join(tmpdir(), "backscroll-other-"));
  const first = await startProduct(data);
  await page.request.post(`${first.report.url}/api/sign-in/demo`, {
    data: { role: "viewer" },
    headers: { origin: first.report.url },
  });
  await page.goto(first.report.url);
  const rows = page.getByRole("table", { name: /^Sessions,/ }).getByRole("row");
  await expect(rows.nth(5)).toBeVisible({ timeout: 30_000 });
  const foreign = await rows.nth(1).getByRole("link").getAttribute("href");
  first.child.kill("SIGTERM");
  await first.exited;

  const kore = await startSandbox({
    seed: 2,
    bots: [{ botId: "st-second", name: "Second", trade: "travel" }],
  });
  const [bot] = kore.bots;
  const second = await startWithBots(
    [
      {
        name: "Second bot",
        host: kore.url,
        id: "st-second",
        clientId: bot?.clientId ?? "",
        clientSecret: bot?.clientSecret ?? "",
      },
    ],
    data,
  );
  await page.context().clearCookies();
  await setUpAdmin(page, second);
  const banner = page.getByRole("banner");
  await expect(banner).toContainText("Second bot");
  await expect(banner.getByRole("button", { name: /^Bot: / })).toBeHidden();
  await expect(rows.nth(5)).toBeVisible({ timeout: 30_000 });
  for (const link of await rows.getByRole("link").all())
    expect(await link.getAttribute("href")).toContain("bot=st-second");

  const foreignId = new URL(foreign ?? "", first.report.url).pathname.split("/").at(-1);
  const answers = await Promise.all(
    [`/api/sessions/${foreignId}`, `/api/sessions/${"0".repeat(24)}`].map(async (path) => {
      const answer = await page.request.get(second.report.url + path);
      const { error } = await answer.json();
      return { status: answer.status(), code: error.code, message: error.message };
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.status).toBe(404);

  await second.stop();
  await kore.close();
  rmSync(data, { recursive: true });
});
