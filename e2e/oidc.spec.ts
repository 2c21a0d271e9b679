import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPort } from "@/lib/cli/supervisor/port";
import { startIdentityProvider } from "@/lib/cli/test/identity-provider";
import { expect, test } from "./fixtures";
import { startProduct } from "./product";

test("people sign in at their identity provider, come back to their place, and may do what their groups may", async ({
  page,
  faults,
}) => {
  // A page that is left by signing out may have asked for something more.
  faults.allow(/status of 401/);
  const folder = mkdtempSync(join(tmpdir(), "backscroll-oidc-"));
  const grants = join(folder, "grants.json");
  writeFileSync(
    grants,
    JSON.stringify([
      { group: "support", role: "viewer" },
      { group: "admins", role: "admin" },
    ]),
  );
  const port = await findPort("127.0.0.1", 0);
  const url = `http://127.0.0.1:${port}`;
  const provider = await startIdentityProvider(`${url}/api/sign-in/oidc/callback`);
  Object.assign(provider.groups, { ada: ["support"], grace: ["admins"], eve: ["guests"] });
  const product = await startProduct(join(folder, "data"), {
    PORT: `${port}`,
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.client.id,
    OIDC_CLIENT_SECRET: provider.client.secret,
    OIDC_SCOPES: "openid profile email groups",
    OIDC_GRANTS_FILE: grants,
  });
  const start = page.getByRole("link", { name: "Continue with single sign-on" });
  async function enter(account: string) {
    await start.click();
    await page.getByRole("textbox", { name: "Account" }).fill(account);
    await page.getByRole("button", { name: "Enter" }).click();
  }
  async function leave() {
    await page.getByRole("button", { name: /^Signed in as / }).click();
    await page.getByRole("menuitem", { name: "Sign out", exact: true }).click();
    await expect(start).toBeVisible();
    // The provider remembers its own sign-in; the next person is somebody else.
    await page.context().clearCookies({ name: /^_/ });
  }
  try {
    await page.goto(`${url}/volumes?range=7d`);
    await enter("ada");
    await expect(page).toHaveURL(/\/volumes\?range=7d$/);
    await page.getByRole("button", { name: "Signed in as ada of the company" }).click();
    await expect(page.getByRole("menu")).toContainText("Viewer");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: "Settings" })).toBeHidden();
    await leave();

    await enter("grace");
    await expect(page.getByRole("link", { name: "Settings" })).toBeVisible();
    await leave();

    await enter("eve");
    await expect(
      page.getByRole("alert").filter({ hasText: "none of your groups may use Backscroll" }),
    ).toBeVisible();
    await page.context().clearCookies({ name: /^_/ });
    await start.click();
    await page.getByRole("button", { name: "Refuse" }).click();
    await expect(page.getByRole("alert").filter({ hasText: "said no" })).toBeVisible();

    await provider.close();
    await start.click();
    await expect(page.getByRole("alert").filter({ hasText: "did not answer" })).toBeVisible();
    await expect(start).toBeVisible();
  } finally {
    await page.close();
    product.child.kill("SIGTERM");
    await product.exited;
    await provider.close().catch(() => undefined);
    rmSync(folder, { recursive: true });
  }
});
