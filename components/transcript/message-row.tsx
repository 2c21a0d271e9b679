import { Check, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { useFormats } from "@/lib/client/use-formats";
import { printElapsed } from "@/lib/domain/elapsed";
import type { Masking } from "@/lib/domain/masking";
import type { Latency, Message } from "@/lib/domain/message";
import type { MessageOption } from "@/lib/domain/message-content";
import { messageHash } from "@/lib/domain/message-link";
import type { ResponseTime } from "@/lib/domain/response-times";
import type { Tag } from "@/lib/domain/session";
import type { MessageRow as Row } from "@/lib/domain/transcript-rows";
import { Bubble } from "./bubble";
import { LatencyText } from "./latency-text";
import { MessageDetails, type SessionPlace } from "./message-details";
import { QuietLine } from "./quiet-line";
import { ResponseText } from "./response-text";
import { RevealButton } from "./reveal-button";
import { TagList } from "./tag-list";
import { useSpeakerName } from "./use-speaker-name";

export type MessageContext = {
  chosen: Map<string, MessageOption>;
  tags: Map<string, Tag[]>;
  /** How long the bot took for its answers. */
  responses: Map<string, ResponseTime>;
  /** Times are told from this instant on; null tells them by the clock. */
  elapsedFrom: string | null;
  /** Of all messages that are shown. */
  count: number;
  linkedIds: ReadonlySet<string>;
  /** The first that is linked, which the page scrolls to. */
  firstLinkedId: string | null;
  /** The hit of the search within that is looked at. */
  target: { id: string; steps: number } | null;
  /** Where the records of the messages are found; null where there are none to show. */
  place: SessionPlace | null;
  /** Nothing in it leads anywhere in the product: messages have neither addresses nor details. */
  isReadOnly?: boolean;
  /** What is hidden and revealed; not there where nothing can be revealed. */
  masking?: Masking | undefined;
  copiedHash: string | null;
  onCopy: (hash: string) => void;
  /** Makes a stretch of messages of what is linked and this one, and copies the link to it. */
  onExtend: (message: Message) => void;
};

/**
 * One message with its own address. The user stands at the start of the line, the company's voice at its end. Scrolling
 * draws a long list again and again, and none of the rows that were there already.
 */
export const MessageRow = memo(function MessageRow({ row, ...context }: MessageContext & { row: Row }) {
  const t = useTranslations("transcript");
  const { message, shape, startsRun, position } = row;
  const { chosen, linkedIds, target, count } = context;
  const tags = context.tags.get(message.id);
  const bodyId = `${message.id}-body`;
  const headId = `${message.id}-head`;
  const isLinked = linkedIds.has(message.id);
  const isOurs = message.speaker.kind !== "user";
  return (
    <article
      id={message.id}
      tabIndex={-1}
      aria-labelledby={`${headId} ${bodyId}`}
      aria-current={isLinked ? "location" : undefined}
      aria-posinset={position}
      aria-setsize={count}
      className={classNames(
        "group/message relative isolate flex scroll-my-24 break-inside-avoid flex-col px-3 outline-none",
        startsRun
          ? "pt-3 pb-0.5 group-data-[density=dense]/transcript:pt-1.5 group-data-[density=dense]/transcript:pb-0"
          : "py-0.5 group-data-[density=dense]/transcript:py-0",
        shape === "line" ? "items-center" : isOurs ? "items-end" : "items-start",
        "before:absolute before:inset-y-1 before:w-[3px] before:rounded-full focus-visible:before:bg-accent-ink",
        isOurs ? "before:end-0" : "before:start-0",
        target?.id === message.id && "before:bg-warning",
        isLinked &&
          "before:bg-accent after:pointer-events-none after:absolute after:inset-0 after:-z-10 after:rounded-md after:bg-accent-subtle after:[animation:appear_1.8s_ease-out_reverse_both]",
      )}
    >
      <Head row={row} id={headId} context={context} />
      <div
        className={classNames(
          "flex min-w-0 max-w-full items-center gap-1",
          isOurs && shape === "bubble" && "flex-row-reverse",
        )}
      >
        {shape === "line" ? (
          <div className="flex min-w-0 max-w-[68ch] items-start gap-2">
            <div id={bodyId} className="flex min-w-0 flex-col gap-1">
              <QuietLine contents={message.contents} />
            </div>
            <Permalink message={message} context={context} />
          </div>
        ) : (
          <Bubble message={message} chosen={chosen.get(message.id) ?? null} bodyId={bodyId} />
        )}
        {context.isReadOnly ? null : <Toolbar message={message} hasTime={!startsRun} context={context} />}
      </div>
      {isSpoken(message) ? (
        <p className="px-1 text-ink-quiet text-xs">
          <LatencyText latency={message.latency} />
        </p>
      ) : null}
      <RevealedUntil message={message} context={context} />
      {tags ? (
        <div className="mt-1 max-w-[min(100%,68ch)]">
          <TagList tags={tags} label={t("messageTags")} />
        </div>
      ) : null}
    </article>
  );
});

/** How long what was hidden in a message is shown. */
function RevealedUntil({ message, context }: { message: Message; context: MessageContext }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const reveal = revealOf(message, context);
  if (!reveal) return null;
  return (
    <p className="px-1 text-warning text-xs">{t("reveal.until", { time: formats.time(reveal.until) })}</p>
  );
}

function revealOf({ id }: Message, { masking }: MessageContext) {
  if (!masking?.messageIds.includes(id)) return undefined;
  return masking.revealed.find(({ messageId }) => messageId === id || messageId === null);
}

/** Whoever reads a call hears the pauses; what a chat took is among the details of each message. */
function isSpoken(message: Message): message is Message & { latency: Latency } {
  const { latency } = message;
  return latency !== null && (latency.speechToTextMs !== null || latency.textToSpeechMs !== null);
}

type HeadProps = { row: Row; id: string; context: MessageContext };

function Head({ row: { message, shape, namesSpeaker, startsRun }, id, context }: HeadProps) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const speaker = useSpeakerName()(message.speaker);
  const response = context.responses.get(message.id);
  return (
    <>
      <span id={id} className="sr-only">
        {t("saidAt", { speaker, time: formats.time(message.at) })}
      </span>
      {shape === "bubble" && startsRun ? (
        <p className="mb-0.5 flex max-w-full items-baseline gap-1.5 px-1 text-ink-quiet text-xs">
          {namesSpeaker ? (
            <bdi aria-hidden className="truncate font-medium text-ink">
              {speaker}
            </bdi>
          ) : null}
          <Permalink message={message} context={context} />
          {response ? <ResponseText response={response} /> : null}
        </p>
      ) : null}
    </>
  );
}

type ToolbarProps = { message: Message; hasTime: boolean; context: MessageContext };

/** Seen on hover and focus, and always where there is no hovering. */
function Toolbar({ message, hasTime, context }: ToolbarProps) {
  const t = useTranslations("transcript");
  const { place, copiedHash, onCopy, onExtend, masking } = context;
  const isHidden = masking?.messageIds.includes(message.id) && !revealOf(message, context);
  const hash = messageHash(message.id);
  return (
    <div className="flex shrink-0 items-center opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 group-focus/message:opacity-100 pointer-coarse:opacity-100 print:hidden">
      <IconButton
        icon={copiedHash === hash ? Check : Link2}
        label={t("copyMessageLink")}
        size="sm"
        onClick={(event) => (event.shiftKey ? onExtend(message) : onCopy(hash))}
      />
      {place && isHidden ? (
        <RevealButton
          place={place}
          messageId={message.id}
          align={message.speaker.kind === "user" ? "start" : "end"}
        />
      ) : null}
      {place ? <MessageDetails message={message} place={place} /> : null}
      {hasTime ? (
        <span className="px-1 max-sm:hidden">
          <Permalink message={message} context={context} />
        </span>
      ) : null}
    </div>
  );
}

/** With the shift key it links a stretch of messages. */
function Permalink({ message, context }: { message: Message; context: MessageContext }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const { elapsedFrom, isReadOnly, onExtend } = context;
  const time =
    elapsedFrom === null
      ? formats.time(message.at)
      : printElapsed(Date.parse(message.at) - Date.parse(elapsedFrom));
  if (isReadOnly)
    return (
      <time
        dateTime={message.at}
        title={formats.fullInstant(message.at)}
        className="shrink-0 text-ink-quiet text-xs tabular-nums"
      >
        {time}
      </time>
    );
  return (
    <a
      href={messageHash(message.id)}
      onClick={(event) => {
        if (!event.shiftKey) return;
        event.preventDefault();
        onExtend(message);
      }}
      aria-label={t("permalink", { time })}
      title={formats.fullInstant(message.at)}
      className="shrink-0 rounded-sm text-ink-quiet text-xs tabular-nums hover:text-ink hover:underline"
    >
      <time dateTime={message.at}>{time}</time>
    </a>
  );
}
