import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "@playwright/test";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { type BotEntry, type RealProduct, setUpAdmin, startWithBots } from "./real-bots";

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.use({ viewport: { width: 1440, height: 900 } });

const closers: (() => Promise<unknown>)[] = [];
let product: RealProduct;
let healthy: Sandbox;

/** A Kore of its own for each way to fail, so that one bot's trouble is seen not to reach another. */
test.beforeAll(async () => {
  healthy = await sandbox();
  const refusing = await sandbox();
  const strict = await sandbox({ switches: { maxSpanDays: 0 } });
  const failing = await sandbox({ faults: [{ endpoint: "*", kind: "status-500" }] });
  const page = await htmlServer();
  product = await startWithBots([
    bot("Healthy", healthy),
    { ...bot("Refused", refusing), clientSecret: "not-the-secret" },
    bot("Strict", strict),
    bot("Failing", failing),
    { ...bot("Web page", healthy), host: page, id: "st-page" },
    { ...bot("Nowhere", healthy), host: "http://127.0.0.1:9", id: "st-nowhere" },
  ]);
  closers.push(() => product.stop());
});
test.afterAll(async () => {
  for (const close of closers.reverse()) await close();
});

test("each failure is named on the screen and can be retried, and a healthy bot beside them is whole", async ({
  page,
}) => {
  await setUpAdmin(page, product);
  const rows = page.getByRole("table", { name: /^Sessions,/ }).getByRole("row");
  await expect(rows.nth(5)).toBeVisible({ timeout: 30_000 });
  const failures: [string, RegExp][] = [
    ["Refused", /Kore refused the sign-in of this bot.*Invalid SDK credentials/],
    ["Strict", /Kore refused the question.*7 days/],
    ["Failing", /Kore answered with an error/],
    ["Web page", /Kore answered with something that cannot be read/],
    ["Nowhere", /Kore could not be reached/],
  ];
  for (const [name, words] of failures) {
    await test.step(name, async () => {
      await page.getByRole("button", { name: /^Bot: / }).click();
      await page.getByRole("menuitemradio", { name }).click();
      const alert = page.getByRole("alert").filter({ hasText: words });
      await expect(alert).toBeVisible({ timeout: 30_000 });
      await expect(alert.getByRole("button", { name: "Try again" })).toBeVisible();
      await expect(page.getByRole("table", { name: /^Sessions,/ })).toBeHidden();
    });
  }
});

test("when Kore fails later the rows stay, the screen says so, and a retry brings it back", async ({
  page,
}) => {
  await page.goto(`${product.report.url}/sign-in`);
  await page.getByLabel("Name").fill("ada");
  await page.getByLabel("Password").fill("a long enough password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: /^Bot: / }).click();
  await page.getByRole("menuitemradio", { name: "Healthy" }).click();
  await expect(page.getByRole("status").filter({ hasText: /^Complete from [^.]+ to now\.$/ })).toBeVisible({
    timeout: 60_000,
  });
  healthy.setFaults([{ endpoint: "*", kind: "status-503" }]);
  const alert = page.getByRole("alert").filter({ hasText: /Kore answered with an error/ });
  await expect(alert).toBeVisible({ timeout: 40_000 });
  await expect(
    page
      .getByRole("table", { name: /^Sessions,/ })
      .getByRole("row")
      .nth(5),
  ).toBeVisible();
  healthy.setFaults([]);
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toBeHidden({ timeout: 30_000 });
});

async function sandbox(options: Parameters<typeof startSandbox>[0] = {}): Promise<Sandbox> {
  const started = await startSandbox({
    ...options,
    bots: [{ botId: `st-${closers.length}`, name: "Bot", trade: "bank" }],
  });
  closers.push(() => started.close());
  return started;
}

function bot(name: string, { url, bots: [first] }: Sandbox): BotEntry {
  if (!first) throw new Error("the sandbox has no bot");
  return { name, host: url, id: first.botId, clientId: first.clientId, clientSecret: first.clientSecret };
}

async function htmlServer(): Promise<string> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Maintenance</body></html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
