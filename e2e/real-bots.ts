import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Product, startProduct } from "./product";

export type BotEntry = { name: string; host: string; id: string; clientId: string; clientSecret: string };
export type RealProduct = Product & {
  /** Everything it printed so far. */
  output(): string;
  stop(): Promise<void>;
};

/** The product with bots of its own settings, as a company runs it, on fresh data unless `data` says where. */
export async function startWithBots(bots: BotEntry[], data?: string): Promise<RealProduct> {
  const folder = mkdtempSync(join(tmpdir(), "backscroll-bots-"));
  const file = join(folder, "bots.json");
  writeFileSync(file, JSON.stringify(bots), { mode: 0o600 });
  let printed = "";
  const settings = { KORE_BOTS_FILE: file, LOG_LEVEL: "trace" };
  const product = await startProduct(data ?? join(folder, "data"), settings, (text) => {
    printed += text;
  });
  return {
    ...product,
    output: () => printed,
    async stop() {
      product.child.kill("SIGTERM");
      await product.exited;
      rmSync(folder, { recursive: true });
    },
  };
}

export const admin = { name: "Ada", password: "a long enough password" };

/** Follows the address printed on the terminal and makes the first admin. */
export async function setUpAdmin(page: Page, { report }: Product): Promise<void> {
  await page.goto(report.setupUrl ?? "");
  await page.getByLabel("Name").fill(admin.name);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByLabel("Password again").fill(admin.password);
  await page.getByRole("button", { name: "Make admin and enter" }).click();
  await page.waitForURL(/\/sessions/);
}
