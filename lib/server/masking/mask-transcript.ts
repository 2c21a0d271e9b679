import "server-only";
import { contentTexts } from "@/lib/domain/content-texts";
import type { Message, Transcript } from "@/lib/domain/message";
import { readAsked } from "./find-personal";
import type { Meaning } from "./keywords";
import { maskForGood, maskReply, maskSaid } from "./mask-value";

/** What somebody may see for a while as it was said: single messages, or with the session all of it. */
export type Revealed = { session: boolean; messageIds: ReadonlySet<string> };

export type MaskedTranscript = {
  transcript: Transcript;
  /** Messages in which something is hidden, and whether something of the session itself is. */
  hidden: { session: boolean; messageIds: string[] };
};

const nothing: Revealed = { session: false, messageIds: new Set() };

/** A transcript for whoever may not see what is personal in it, and has no address to ask for more. */
export function maskTranscript(transcript: Transcript): Transcript {
  const { session, usualResponses } = transcript;
  return {
    ...transcript,
    session: maskForGood(session),
    messages: maskMessages(transcript).map(({ masked }) => masked),
    usualResponses: maskForGood(usualResponses),
  };
}

/** A transcript for somebody who is signed in, with what was revealed to them, telling what is hidden. */
export function hideInTranscript(transcript: Transcript, revealed: Revealed = nothing): MaskedTranscript {
  const { session, usualResponses } = transcript;
  const messages = maskMessages(transcript);
  const header = maskReply(session);
  return {
    transcript: {
      ...transcript,
      session: revealed.session ? session : header,
      messages: messages.map(({ message, masked }) =>
        revealed.session || revealed.messageIds.has(message.id) ? message : masked,
      ),
      usualResponses: maskReply(usualResponses),
    },
    hidden: {
      session: header !== session,
      messageIds: messages.flatMap(({ message, masked }) => (masked === message ? [] : message.id)),
    },
  };
}

function maskMessages({ session, messages }: Transcript): { message: Message; masked: Message }[] {
  let asked: readonly Meaning[] = [];
  return messages.map((message) => {
    // Only what the user says answers a question.
    const masked = maskSaid(message, message.speaker.kind === "user" ? asked : [], session.userId);
    asked = askedAfter(message, asked);
    return { message, masked };
  });
}

/** What the company's side asked for last holds until it says something else. */
export function askedAfter(message: Message, before: readonly Meaning[]): readonly Meaning[] {
  if (message.speaker.kind === "user") return before;
  const texts = message.contents.flatMap(contentTexts);
  return texts.length === 0 ? before : readAsked(texts.join("\n"));
}
