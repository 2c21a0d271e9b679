import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import config from "./playwright.config";
import { startProduct } from "./product";

const folder = "public/screenshots";
const shots: Record<string, (page: Page) => Promise<void>> = {
  async sessions(page) {
    await page.goto("/sessions");
    await page.getByRole("row").nth(10).waitFor();
  },
  async session(page) {
    await page.goto("/sessions?channel=rtm&tag=sentiment%3Dnegative");
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.getByRole("link", { name: "Open", exact: true }).click();
    await page.getByRole("article").nth(5).waitFor();
  },
  async volumes(page) {
    await page.goto("/volumes?range=30d");
    await page.getByRole("slider", { name: /^Sessions by channel/ }).waitFor();
  },
};

/** The pictures of the README, taken of the sandbox, so that they show what a newcomer will see. */
async function takeScreenshots(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), "backscroll-screenshots-"));
  const { child, report, exited } = await startProduct(data);
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const page = await browser.newPage({
      baseURL: report.url,
      viewport: { width: 1440, height: 810 },
      timezoneId: "Europe/Berlin",
      locale: "en-GB",
    });
    await page.request.post("/api/sign-in/demo", {
      data: { role: "viewer" },
      headers: { origin: report.url },
    });
    await page.goto("/sessions?range=30d");
    await page
      .getByRole("status")
      .filter({ hasText: /^Complete from [^.]+ to now\.$/ })
      .waitFor({ timeout: 120_000 });
    for (const [name, open] of Object.entries(shots)) {
      await open(page);
      await page.waitForLoadState("networkidle");
      await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
    }
  } finally {
    await browser.close();
    child.kill("SIGTERM");
    await exited;
    await rm(data, { recursive: true });
  }
}

await takeScreenshots();
