import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { madeTokenSchema } from "@/lib/domain/api-token";
import { startSandbox } from "@/lib/sandbox/server";
import { admin, setUpAdmin, startWithBots } from "./real-bots";
import { allowLinks, makeLink } from "./shares";

const secret = "planted-client-secret-7f31";
const refusedSecret = "planted-wrong-secret-88aa";

test("no credential and no token is in a response, a log line, the browser's files or a dump", async ({
  page,
}) => {
  test.setTimeout(240_000);
  const kore = await startSandbox({
    bots: [{ botId: "st-1", name: "One", trade: "bank", clientId: "cs-planted-client-id" }],
    clientSecrets: { "st-1": secret },
  });
  const bot = { host: kore.url, clientId: "cs-planted-client-id" };
  const data = mkdtempSync(join(tmpdir(), "backscroll-secrets-"));
  const product = await startWithBots(
    [
      { ...bot, name: "One", id: "st-1", clientSecret: secret },
      { ...bot, name: "Two", id: "st-2", clientSecret: refusedSecret },
    ],
    data,
  );
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
  await page.goto(`${product.report.url}/sessions?bot=st-1&messages=%3E8&status=closed&range=all`);
  const link = page
    .getByRole("table", { name: /^Sessions,/ })
    .getByRole("link")
    .first();
  const sessionId = new URL((await link.getAttribute("href")) ?? "", page.url()).pathname.split("/").at(-1);
  await link.click();
  await expect(page.getByRole("article").first()).toBeVisible();
  const { url } = product.report;
  const talk = { botId: "st-1", sessionId: sessionId ?? "", path: "" };
  await allowLinks(page.request, url, talk);
  const share = await makeLink(page.request, url, talk);
  const made = await page.request.post(`${url}/api/account/tokens`, {
    data: { name: "A program", scopes: ["read"], days: 1 },
    headers: { origin: url },
  });
  const apiToken = madeTokenSchema.parse(await made.json()).value;
  const asProgram = { headers: { authorization: `Bearer ${apiToken}`, cookie: "" } };
  expect((await page.request.get(`${url}/api/sessions?bot=st-1`, asProgram)).status()).toBe(200);
  await page.goto(share.address);
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.goto(`${product.report.url}/volumes?bot=st-2`);
  await expect(page.getByRole("alert").filter({ hasText: "refused the sign-in" })).toBeVisible({
    timeout: 30_000,
  });
  await page.request.get(`${product.report.url}/api/sessions?bot=st-1&sort=wrong`);

  const cookie = (await page.context().cookies()).find(({ name }) => name.startsWith("backscroll-"));
  const tokens = kore.requests.map(({ at }) => at);
  expect(tokens.length).toBeGreaterThan(3);
  const visit = (await page.context().cookies()).find(({ name }) => name.includes("share"));
  const key = readFileSync(join(data, "key"), "utf8").trim();
  const planted = [secret, refusedSecret, "cs-planted-client-id", admin.password, cookie?.value ?? ""];
  planted.push(share.token, apiToken, visit?.value ?? "", key);
  expect(planted.every((value) => value.length > 8)).toBe(true);
  const output = product.output().replaceAll(product.report.setupUrl ?? "", "");
  expect(output).toContain("sync started");
  const dump = await dumpOf(data);
  const places = { dump, responses: (await Promise.all(bodies)).join("\n"), output, build: browserFiles() };
  for (const [place, text] of Object.entries(places)) {
    expect(text.length).toBeGreaterThan(100);
    for (const value of planted) expect(text.includes(value), `${value} in ${place}`).toBe(false);
    // Every token that signs a request to Kore begins with this header.
    expect(text, `a signed token in ${place}`).not.toMatch(/eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/);
  }
  await product.stop();
  await kore.close();
  rmSync(data, { recursive: true });
});

/** All that the archive holds, as the backup of it writes it. */
async function dumpOf(data: string): Promise<string> {
  const path = join(data, "dump.gz");
  const command = ["--conditions=react-server", "--import", "tsx", "lib/cli/backup.ts", path];
  await promisify(execFile)(process.execPath, command, {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    env: { ...process.env, BACKSCROLL_DATA: data },
  });
  return gunzipSync(readFileSync(path)).toString();
}

function browserFiles(): string {
  const folder = ".next/static";
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8")).join("\n");
}
