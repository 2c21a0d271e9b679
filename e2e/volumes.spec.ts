import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

test.use({ permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1440, height: 900 } });
test.setTimeout(240_000);

/** A week that is over: its counts stand still once it is there. */
const range = `from=${daysAgo(9)}&to=${daysAgo(2)}`;

function daysAgo(days: number): string {
  const day = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  return `${day}T00:00:00.000Z`;
}

async function openVolumes(page: Page, words = range) {
  await page.goto(`/volumes?${words}`);
  await expect(page.getByRole("status").filter({ hasText: /^Complete from [^.]+\.$/ })).toBeVisible({
    timeout: 180_000,
  });
  // What came while the range was loading is counted once more.
  await page.reload();
  await expect(mainChart(page)).toBeVisible();
}

const cardOf = (page: Page, title: string | RegExp) => page.getByRole("region", { name: title });
const mainChart = (page: Page) => page.getByRole("slider", { name: /^Sessions by channel/ });

async function expectListOf(page: Page, count: number) {
  await expect(page).toHaveURL(/\/sessions\?.*match=started/);
  await expect(
    page.getByRole("status").filter({ hasText: new RegExp(`^${count} sessions?$`) }),
  ).toBeVisible();
}

/** The number at the beginning of a link's name, as in "12 sessions, Mon". */
async function countIn(link: Locator): Promise<number> {
  const name = (await link.getAttribute("aria-label")) ?? "";
  return Number(/([\d,]+) sessions?\b/.exec(name)?.[1]?.replaceAll(",", ""));
}

test("a bar, a cell of the week, a task and a tile each open the list of just as many sessions", async ({
  signedInPage: page,
}) => {
  await openVolumes(page);
  const volumes = page.url();

  await test.step("a bar", async () => {
    const chart = mainChart(page);
    const box = await chart.boundingBox();
    if (!box) throw new Error("the chart has no place");
    await page.mouse.move(box.x + box.width * 0.4, box.y + 6);
    const [, values = ""] = ((await chart.getAttribute("aria-valuetext")) ?? "").split(/, \d{4}, /);
    const total = values.split(", ").reduce((sum, part) => sum + Number(/ (\d+)$/.exec(part)?.[1] ?? 0), 0);
    expect(total).toBeGreaterThan(0);
    await page.mouse.click(box.x + box.width * 0.4, box.y + 6);
    await expectListOf(page, total);
    await page.goto(volumes);
  });

  for (const [card, link] of [
    ["When do people come?", /^[\d,]+ sessions?, /],
    ["What is the bot used for?", /^[\d,]+ sessions?, [^,]+$/],
    ["Which languages?", /sessions?, /],
    ["How long do sessions take?", /sessions?, /],
    ["Headline numbers", /^Self-service/],
  ] as const) {
    await test.step(card, async () => {
      await mainChart(page).waitFor();
      await cardOf(page, card).scrollIntoViewIfNeeded();
      const mark = cardOf(page, card).getByRole("link", { name: link }).first();
      await mark.scrollIntoViewIfNeeded();
      const count = await countIn(mark);
      expect(count).toBeGreaterThan(0);
      await mark.click();
      await expectListOf(page, count);
      await page.goto(volumes);
    });
  }
});

test("dragging across zooms, and going back is the way out", async ({ signedInPage: page }) => {
  await openVolumes(page);
  const chart = mainChart(page);
  const box = await chart.boundingBox();
  if (!box) throw new Error("the chart has no place");
  await page.mouse.move(box.x + box.width * 0.3, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 110, { steps: 4 });
  await page.mouse.move(box.x + box.width * 0.5, box.y + 120, { steps: 4 });
  await page.mouse.up();
  await expect(page).not.toHaveURL(new RegExp(range));
  const zoomed = new URL(page.url()).searchParams;
  const days = (Date.parse(zoomed.get("to") ?? "") - Date.parse(zoomed.get("from") ?? "")) / 86_400_000;
  expect(days).toBeGreaterThanOrEqual(1);
  expect(days).toBeLessThan(7);
  await expect(page.getByRole("button", { name: "Hour", pressed: true })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(range));
  await expect(page.getByRole("button", { name: "Day", pressed: true })).toBeVisible();
});

test("going back at once takes back what was chosen", async ({ signedInPage: page }) => {
  await openVolumes(page);
  const week = page.getByRole("button", { name: "Week" });
  await week.evaluate((button: HTMLElement) => {
    button.click();
    window.history.back();
  });
  await expect(page).not.toHaveURL(/bucket=week/);
  await expect(page.getByRole("button", { name: "Day", pressed: true })).toBeVisible();
  await expect(week).toHaveAttribute("aria-pressed", "false");
});

test("another zone has days of its own", async ({ signedInPage: page }) => {
  await openVolumes(page);
  await page.getByRole("button", { name: "Show as a table: Sessions by channel" }).click();
  const table = page.getByRole("table", { name: "Sessions by channel" });
  const berlin = await table.getByRole("row").count();
  await page.context().addCookies([{ name: "zone", value: "Asia/Tokyo", url: page.url() }]);
  await page.reload();
  await expect(table.getByRole("row").nth(1)).toBeVisible();
  await expect(cardOf(page, "When do people come?")).toContainText("Asia/Tokyo");
  expect(await table.getByRole("row").count()).toBe(berlin);
  const answer = page.waitForResponse((response) => response.url().includes("/api/volumes?"));
  await page.reload();
  const { zone, buckets } = await (await answer).json();
  expect(zone).toBe("Asia/Tokyo");
  expect(buckets[0].from).toMatch(/T15:00:00/);
});

test("by keyboard: the address keeps the table, and its number opens the list", async ({
  signedInPage: page,
}) => {
  await openVolumes(page);
  await page.getByRole("button", { name: "Show as a table: Sessions by channel" }).press("Enter");
  await expect(page).toHaveURL(/tables=main/);
  const table = page.getByRole("table", { name: "Sessions by channel" });
  const link = table
    .getByRole("row")
    .nth(2)
    .getByRole("link", { name: /Web\/Mobile client/ });
  const count = await countIn(link);
  await link.focus();
  await page.keyboard.press("Enter");
  await expectListOf(page, count);
  await page.goBack();
  await expect(table).toBeVisible();
});

test("by keyboard: arrow keys read a chart bucket by bucket, and Enter opens one", async ({
  signedInPage: page,
}) => {
  await openVolumes(page);
  const chart = mainChart(page);
  await chart.focus();
  const last = await chart.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(chart).not.toHaveAttribute("aria-valuetext", last ?? "");
  await expect(chart).toHaveAttribute("aria-valuetext", /Web\/Mobile client \d+/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sessions\?.*match=started/);
});

test("the numbers and the picture of a chart can be taken along", async ({ signedInPage: page }) => {
  await openVolumes(page);
  const menu = page.getByRole("button", { name: "Copy or save: Sessions by channel" });
  const save = async (item: string) => {
    await menu.click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item }).click();
    const file = await download;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };
  const csv = await save("Save as CSV");
  expect(csv.name).toMatch(/^volumes-main-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  expect(csv.bytes.toString()).toMatch(/^\uFEFFDay,Total,Web\/Mobile client/);
  const png = await save("Save as PNG");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(png.bytes.length).toBeGreaterThan(10_000);
  const svg = (await save("Save as SVG")).bytes.toString();
  expect(svg).toContain("Sessions by channel");
  expect(svg).not.toMatch(/var\(|oklch|class=|href=/);
  await menu.click();
  await page.getByRole("menuitem", { name: "Copy the table" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^Day\tTotal\tWeb\/Mobile client/,
  );
});

test("a chart that fails says so, keeps none of the others from being seen, and can be tried again", async ({
  signedInPage: page,
  faults,
}) => {
  faults.allow(/status of 400|status of 500/);
  await openVolumes(page);
  let isFailing = true;
  await page.route(/\/api\/volumes\/hours/, (route) =>
    isFailing
      ? route.fulfill({
          status: 400,
          json: { error: { code: "bad-request", message: "no", requestId: "r" } },
        })
      : route.continue(),
  );
  await page.reload();
  await expect(mainChart(page)).toBeVisible();
  const hours = cardOf(page, "When do people come?");
  await hours.scrollIntoViewIfNeeded();
  await expect(hours.getByRole("alert")).toContainText("These numbers could not be loaded.");
  await expect(cardOf(page, "Which languages?").getByRole("link").first()).toBeVisible();
  isFailing = false;
  await hours.getByRole("button", { name: "Try again: When do people come?" }).click();
  await expect(hours.getByRole("link").first()).toBeVisible();
});

test("only what is near to be seen is asked for", async ({ signedInPage: page }) => {
  await openVolumes(page);
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/volumes")) asked.push(new URL(request.url()).pathname);
  });
  await page.reload();
  await expect(cardOf(page, "Headline numbers").getByRole("link").first()).toBeVisible();
  await expect(
    cardOf(page, /^Sessions by channel/)
      .getByRole("listitem")
      .first(),
  ).toBeVisible();
  expect(asked).not.toContain("/api/volumes/tasks");
  await cardOf(page, "What is the bot used for?").scrollIntoViewIfNeeded();
  await expect(cardOf(page, "What is the bot used for?").getByRole("link").first()).toBeVisible();
  expect(asked).toContain("/api/volumes/tasks");
});

test("a number explains itself", async ({ signedInPage: page }) => {
  await openVolumes(page, `${range}&outcome=agent`);
  await page.getByRole("button", { name: "Explain: Self-service" }).click();
  const explanation = page.getByRole("dialog", { name: "Explain: Self-service" });
  await expect(explanation).toContainText("as a share of those whose outcome is known");
  await expect(explanation).toContainText("Europe/Berlin");
  await expect(explanation).toContainText("Outcome: Handed over");
  await expect(explanation).toContainText("Complete from");
  await expect(explanation).toContainText("Why Kore’s console may say something else");
});

test("on a wall only the numbers are left, and Escape leads back", async ({ signedInPage: page }) => {
  await openVolumes(page);
  await page.getByRole("button", { name: "Full screen" }).click();
  await expect(page).toHaveURL(/wall=on/);
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Bank assistant" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("banner")).toBeVisible();
  await expect(page).not.toHaveURL(/wall=on/);
});
