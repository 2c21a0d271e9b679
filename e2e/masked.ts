import { type APIRequestContext, expect } from "@playwright/test";
import type { Transcript } from "@/lib/domain/message";
import type { SessionPage } from "@/lib/domain/session";

/** Where a session is in which the user was asked for a code and said it: its page, and that message. */
export async function findMasked(request: APIRequestContext): Promise<{ path: string; messageId: string }> {
  const words = new URLSearchParams({ range: "30d", q: '"one-time code"', limit: "200" });
  const { sessions }: SessionPage = await (await request.get(`/api/sessions?${words}`)).json();
  for (const { id, botId } of sessions) {
    const at = `sessions/${id}?${new URLSearchParams({ bot: botId })}`;
    const { messages, masking }: Transcript = await (await request.get(`/api/${at}`)).json();
    const hidden = messages.find(
      (message) => message.speaker.kind === "user" && masking?.messageIds.includes(message.id),
    );
    if (hidden) return { path: `/${at}`, messageId: hidden.id };
  }
  expect(sessions, "sessions in which a code was said").toEqual("some");
  throw new Error("No session has anything hidden.");
}
