import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";

export type Reading = {
  /** From the click on a link to the session until its first messages are drawn. */
  firstBubblesMs: number;
  /** The longest task while scrolling to the end and back; 0 when none took 50 ms. */
  longestScrollTaskMs: number;
};

const slowdown = 4;
const runs = 3;
const steps = 30;

/** Medians of a few visits with a processor four times as slow; the code of the page is in the browser's cache. */
export async function measureReading(origin: string, cookie: string, path: string): Promise<Reading> {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const [name = "", value = ""] = cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url: origin }]);
    const readings: Reading[] = [];
    for (let run = -1; run < runs; run += 1) {
      const reading = await visit(context, `${origin}${path}`);
      if (run >= 0) readings.push(reading);
    }
    const median = (pick: (reading: Reading) => number) =>
      readings.map(pick).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
    return {
      firstBubblesMs: median(({ firstBubblesMs }) => firstBubblesMs),
      longestScrollTaskMs: median(({ longestScrollTaskMs }) => longestScrollTaskMs),
    };
  } finally {
    await browser.close();
  }
}

async function launch(): Promise<Browser> {
  const known = [process.env["CHROMIUM_PATH"], "/usr/bin/chromium"].find((path) => path && existsSync(path));
  return await chromium.launch({ executablePath: known, args: ["--no-sandbox"] });
}

async function visit(context: BrowserContext, url: string): Promise<Reading> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.addInitScript(() => {
    const seen = { firstMs: 0, tasks: [] as number[] };
    Object.assign(window, { seen });
    new MutationObserver((_, observer) => {
      if (!document.querySelector("article")) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(seen, { firstMs: performance.now() })));
    }).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: "longtask" });
  });
  await page.goto(url);
  await page.waitForFunction(() => Reflect.get(window, "seen").firstMs > 0);
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => Reflect.get(window, "seen").tasks.splice(0));
  await page.mouse.move(600, 500);
  for (let step = 0; step < steps; step += 1) {
    await page.mouse.wheel(0, step < steps / 2 ? 1_200 : -900);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const seen: { firstMs: number; tasks: number[] } = await page.evaluate(() => Reflect.get(window, "seen"));
  await page.close();
  return { firstBubblesMs: seen.firstMs, longestScrollTaskMs: Math.max(0, ...seen.tasks) };
}
