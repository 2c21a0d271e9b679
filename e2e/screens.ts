import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import { findMasked } from "./masked";
import { allowLinks, findTalk, makeLink, openShareForm, type Talk } from "./shares";

/** Every screen there is, and how somebody who sees all of them comes to it. */
export const screens: Record<string, (page: Page) => Promise<void>> = {
  async "sign-in"(page) {
    await page.context().clearCookies({ name: /^backscroll-/ });
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Enter as viewer" })).toBeVisible();
  },
  async sessions(page) {
    await page.goto("/sessions");
    await expect(sessionLink(page)).toBeVisible();
  },
  async "no session found"(page) {
    await page.goto("/sessions?q=nobody-ever-said-this");
    await expect(page.getByText(/^(No sessions match|Sessions are still loading)$/)).toBeVisible();
  },
  async "sessions on their way"(page) {
    // Never answered: the page is seen as it is until the rows come.
    await page.route(/\/api\/sessions\?/, () => {});
    await page.goto("/sessions");
    await expect(page.getByRole("region", { name: "Sessions" })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
  },
  async "sessions that do not load"(page) {
    const json = { error: { code: "unavailable", message: "The archive is not ready." } };
    await page.route(/\/api\/sessions\?/, (route) => route.fulfill({ status: 503, json }));
    await page.goto("/sessions");
    await expect(page.getByRole("button", { name: "Try again" }).first()).toBeVisible();
  },
  async "sessions out of reach"(page) {
    await page.route(/\/api\/sessions\?/, (route) => route.abort("internetdisconnected"));
    await page.goto("/sessions");
    await expect(page.getByText("The Backscroll server could not be reached.").first()).toBeVisible();
  },
  async "after a sign-in has ended"(page) {
    await page.context().clearCookies({ name: /^backscroll-/ });
    await page.goto("/sign-in?ended=&returnTo=%2Fsessions");
    await expect(page.getByRole("status").filter({ hasText: "Your sign-in has ended." })).toBeVisible();
  },
  async session(page) {
    await page.goto("/sessions?messages=%3E1");
    await page.goto((await sessionLink(page).getAttribute("href")) ?? "");
    await expect(page.getByRole("article").first()).toBeVisible();
  },
  async "something hidden"(page) {
    await page.goto((await findMasked(page.request)).path);
    await page.getByRole("button", { name: "Reveal session" }).click();
    await expect(page.getByLabel("Why do you need to see it?")).toBeVisible();
  },
  async "one person's data"(page) {
    const { sessions } = await (await page.request.get("/api/sessions?limit=1")).json();
    await page.goto("/settings");
    await page.getByText("One person's data").first().click();
    await page.getByLabel("User id").first().fill(sessions[0].userId);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Save as JSON" })).toBeVisible();
  },
  async peek(page) {
    await page.goto("/sessions?-channel=sms&messages=%3E1");
    await sessionLink(page).click();
    await expect(page.getByRole("complementary").getByRole("article").first()).toBeVisible();
  },
  async palette(page) {
    await page.goto(await fewSessions(page));
    await expect(sessionLink(page, 0)).toBeVisible();
    await page.getByRole("button", { name: "Search and commands (Ctrl K)" }).click();
    await expect(page.getByRole("option").first()).toBeVisible();
  },
  async "search with a mistake"(page) {
    await page.goto(await fewSessions(page));
    await page.getByRole("combobox", { name: "Search and filter" }).fill("outcome:lost ");
    await expect(page.getByRole("button", { name: "outcome:drop-off" })).toBeVisible();
  },
  async "search results"(page) {
    await page.goto("/sessions?q=transfer&said-by=user");
    await expect(page.getByRole("link", { name: /^User, / }).first()).toBeVisible();
  },
  async "selected rows"(page) {
    await page.goto(await fewSessions(page));
    await expect(sessionLink(page, 0)).toBeVisible();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await expect(page.getByRole("region", { name: "Selected sessions" })).toBeVisible();
  },
  async export(page) {
    await page.goto(await fewSessions(page));
    await page.getByRole("button", { name: "Export sessions" }).click();
    await expect(page.getByRole("radio", { name: "Sessions as CSV" })).toBeVisible();
  },
  async members(page) {
    await page.goto("/settings/members");
    await expect(page.getByRole("row").nth(1)).toBeVisible();
  },
  async invitation(page) {
    await page.goto("/settings/members");
    await page.getByRole("button", { name: "Invite" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  async account(page) {
    await page.goto("/account");
    await page.getByRole("button", { name: "Make a token" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  async "end of a sign-in"(page) {
    const json = { idleMs: 150_000, wholeMs: 9_000_000 };
    await page.route("**/api/sign-in/stay", (route) => route.fulfill({ json }));
    await page.goto("/settings");
    await expect(page.getByRole("dialog", { name: "Are you still there?" })).toBeVisible();
  },
  async views(page) {
    await page.goto(await fewSessions(page));
    await page.getByRole("button", { name: "Views" }).click();
    await expect(page.getByRole("button", { name: /^Long conversations/ })).toBeVisible();
  },
  async "sharing settings"(page) {
    await shareableTalk(page);
    await page.goto("/settings/sharing");
    await expect(page.getByRole("checkbox", { name: /Bank assistant/ })).toBeChecked();
  },
  async "link for people outside"(page) {
    await openShareForm(page, (await shareableTalk(page)).talk);
    const preview = page.getByRole("region", { name: "This is what the reader will see" });
    await expect(preview.getByRole("article").first()).toBeVisible();
    await preview.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Blacked out" })).toBeVisible();
  },
  async "shared conversation"(page) {
    const { url, talk } = await shareableTalk(page);
    const { address } = await makeLink(page.request, url, talk, { note: "See below" });
    await page.goto(address);
    await expect(page.getByRole("article").first()).toBeVisible();
  },
  async "a link that opens nothing"(page) {
    await page.context().clearCookies({ name: /share/ });
    await page.goto("/share");
    await expect(page.getByRole("heading", { name: "There is nothing to see here" })).toBeVisible();
  },
  async audit(page) {
    await page.goto("/settings/audit");
    await expect(page.getByRole("table", { name: "Audit entries" })).toBeVisible();
  },
  async "key sheet"(page) {
    await page.goto(await fewSessions(page));
    await expect(sessionLink(page, 0)).toBeVisible();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog")).toBeVisible();
  },
  async volumes(page) {
    await page.goto("/volumes");
    await expect(page.getByRole("slider", { name: /^Sessions by channel/ })).toBeVisible();
    for (const name of ["When do people come?", "Slowest tasks", "Channels side by side"]) {
      const card = page.getByRole("region", { name });
      await card.scrollIntoViewIfNeeded();
      await expect(card.getByRole("link").first()).toBeVisible();
    }
  },
  async "volumes as tables"(page) {
    await page.goto("/volumes?tables=main,outcomes,hours");
    await expect(page.getByRole("table", { name: "Sessions by channel" })).toBeVisible();
  },
  async "connecting a bot"(page) {
    await page.goto("/settings/connect");
    await expect(page.getByRole("heading", { name: "Connect a bot" })).toBeVisible();
  },
  async settings(page) {
    await page.goto("/settings");
    const bank = page.getByRole("article", { name: "Bank assistant" });
    for (const fold of ["Coverage by day", "History and retention", "One person's data"]) {
      await bank.getByText(fold).click();
    }
    await expect(bank.getByRole("table")).toBeVisible();
    await expect(bank.getByRole("button", { name: "Pause reading back" })).toBeVisible();
    await page.getByRole("button", { name: "Test the connection of Bank assistant" }).click();
    await expect(page.getByRole("list", { name: "Connection test of Bank assistant" })).toBeVisible();
  },
};

/** What a state of failure is made of is no fault of the page: the browser itself says so. */
export const announcedFaults: Record<string, RegExp> = {
  "a link that opens nothing": /404 .*\/api\/share\/transcript/,
  "sessions that do not load": /503 /,
  "sessions out of reach": /ERR_INTERNET_DISCONNECTED/,
};

async function shareableTalk(page: Page): Promise<{ url: string; talk: Talk }> {
  // A page that asks for nothing: its sign-in is about to be replaced.
  await page.goto("/robots.txt");
  const url = new URL(page.url()).origin;
  const talk = await findTalk(page.request, url);
  await allowLinks(page.request, url, talk);
  return { url, talk };
}

/** What lies over the list is looked at above a short one: the rows of a long one are a screen of their own. */
async function fewSessions(page: Page): Promise<string> {
  const { sessions } = await (await page.request.get("/api/sessions?limit=1")).json();
  return `/sessions?${new URLSearchParams({ user: sessions[0].userId })}`;
}

function sessionLink(page: Page, place = 3) {
  return page.getByRole("region", { name: "Sessions" }).getByRole("link").nth(place);
}
