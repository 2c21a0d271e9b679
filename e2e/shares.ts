import type { APIRequestContext, Page } from "@playwright/test";
import { sessionPageSchema } from "@/lib/domain/session";
import { type MadeShare, madeShareSchema, type ShareForm, sharePreviewSchema } from "@/lib/domain/share";
import { viewerSchema } from "@/lib/domain/viewer";
import { expect } from "./fixtures";

/** A talk of the sandbox's bank that is over and has something in it. */
export type Talk = { botId: string; sessionId: string; path: string };

export async function findTalk(request: APIRequestContext, url: string): Promise<Talk> {
  const reply = await request.post(`${url}/api/sign-in/demo`, {
    data: { role: "admin" },
    headers: { origin: url },
  });
  const botId = viewerSchema.parse(await reply.json()).bots[0]?.id ?? "";
  const words = new URLSearchParams({
    bot: botId,
    range: "all",
    messages: ">8",
    status: "closed",
    channel: "rtm",
  });
  let sessionId = "";
  await expect
    .poll(
      async () => {
        const { sessions } = sessionPageSchema.parse(
          await (await request.get(`${url}/api/sessions?${words}`)).json(),
        );
        sessionId = sessions[0]?.id ?? "";
        return sessionId;
      },
      { timeout: 30_000 },
    )
    .not.toBe("");
  const path = `/sessions/${encodeURIComponent(sessionId)}?${new URLSearchParams({ bot: botId })}`;
  return { botId, sessionId, path };
}

export async function allowLinks(
  request: APIRequestContext,
  url: string,
  { botId }: Talk,
  allowsShares = true,
) {
  const address = `${url}/api/bots/${encodeURIComponent(botId)}/policy`;
  const reply = await request.patch(address, { data: { allowsShares }, headers: { origin: url } });
  expect(reply.status()).toBe(200);
}

/** Takes back what other tests made of the same talk. */
export async function revokeLinks(request: APIRequestContext, url: string, { botId, sessionId }: Talk) {
  const words = new URLSearchParams({ bot: botId, session: sessionId });
  const reply = await request.delete(`${url}/api/shares?${words}`, { headers: { origin: url } });
  expect(reply.status()).toBe(200);
}

/** A link to all of a talk, and its address. */
export async function makeLink(
  request: APIRequestContext,
  url: string,
  { botId, sessionId }: Talk,
  changes: Partial<ShareForm> = {},
): Promise<{ id: string; token: string; address: string }> {
  const words = new URLSearchParams({ bot: botId });
  const previewed = `${url}/api/sessions/${encodeURIComponent(sessionId)}/share-preview?${words}`;
  let made: MadeShare | undefined;
  // What was previewed may be no more what is there, while the first messages arrive.
  await expect(async () => {
    const { lastMessageId, seen } = sharePreviewSchema.parse(await (await request.get(previewed)).json());
    const form: ShareForm = {
      ...{
        botId,
        sessionId,
        firstMessageId: null,
        lastMessageId,
        isLive: false,
        words: [],
        note: "",
        days: 7,
      },
      ...{ maxViews: null, passphrase: null, seen },
      ...changes,
    };
    const reply = await request.post(`${url}/api/shares`, { data: form, headers: { origin: url } });
    made = madeShareSchema.parse(await reply.json());
  }).toPass();
  if (!made) throw new Error("It was made just now.");
  return { id: made.share.id, token: made.token, address: `${url}/share#t=${made.token}` };
}

export async function openShareForm(page: Page, talk: Talk): Promise<void> {
  await page.goto(talk.path);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "People outside" }).click();
}
