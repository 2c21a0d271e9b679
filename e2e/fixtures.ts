import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import type { Role } from "@/lib/domain/viewer";
import { startProduct } from "./product";

export { expect };

/** Faults a test announces because it provokes them: `faults.allow(/…/)` takes those whose words match. */
export type PageFaults = { allow(pattern: RegExp): void };

type TestFixtures = {
  /** Of the demo account behind `signedInPage`; set with `test.use({ role: "admin" })`. */
  role: Role;
  faults: PageFaults;
  signedInPage: Page;
};
type WorkerFixtures = { product: { url: string; data: string } };

/** The built product with data of its own, and a page that may not fail unseen. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    async ({ browserName }, use) => {
      const data = await mkdtemp(join(tmpdir(), `backscroll-${browserName}-`));
      const { child, report, exited } = await startProduct(data);
      await use({ url: report.url, data });
      child.kill("SIGTERM");
      await exited;
      await rm(data, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: ({ product }, use) => use(product.url),
  role: ["viewer", { option: true }],
  faults: [
    async ({ page }, use) => {
      const seen: string[] = [];
      const allowed: RegExp[] = [];
      page.on("pageerror", (error) => seen.push(`page error: ${error.stack ?? error.message}`));
      page.on("console", (message) => {
        if (message.type() === "error") seen.push(`console: ${message.text()} (${message.location().url})`);
      });
      page.on("requestfailed", (request) => {
        const reason = request.failure()?.errorText;
        // A page that is left abandons what it was still loading.
        if (reason !== "net::ERR_ABORTED")
          seen.push(`request: ${request.method()} ${request.url()} ${reason}`);
      });
      await use({ allow: (pattern) => allowed.push(pattern) });
      expect(seen.filter((fault) => !allowed.some((pattern) => pattern.test(fault)))).toEqual([]);
    },
    { auto: true },
  ],
  signedInPage: async ({ page, product, role }, use) => {
    const response = await page.request.post("/api/sign-in/demo", {
      data: { role },
      headers: { origin: product.url },
    });
    expect(response.status()).toBe(200);
    await use(page);
  },
});
