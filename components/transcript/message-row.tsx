import { Check, Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { useFormats } from "@/lib/client/use-formats";
import type { Latency, Message } from "@/lib/domain/message";
import type { MessageOption } from "@/lib/domain/message-content";
import type { Tag } from "@/lib/domain/session";
import type { MessageRow as Row } from "@/lib/domain/transcript-rows";
import { Bubble } from "./bubble";
import { LatencyText } from "./latency-text";
import { MessageDetails, type SessionPlace } from "./message-details";
import { QuietLine } from "./quiet-line";
import { messageHash } from "./session-address";
import { TagList } from "./tag-list";
import { useSpeakerName } from "./use-speaker-name";

export type MessageContext = {
  chosen: Map<string, MessageOption>;
  tags: Map<string, Tag[]>;
  linkedId: string | null;
  /** The hit of the search within that is looked at. */
  target: { id: string; steps: number } | null;
  /** Where the records of the messages are found; null where there are none to show. */
  place: SessionPlace | null;
  copiedHash: string | null;
  onCopy: (message: Message) => void;
};

/** One message with its own address. The user stands at the start of the line, the company's voice at its end. */
export function MessageRow({ row, ...context }: MessageContext & { row: Row }) {
  const t = useTranslations("transcript");
  const { message, shape, startsRun } = row;
  const { chosen, linkedId, target, place, copiedHash, onCopy } = context;
  const tags = context.tags.get(message.id);
  const bodyId = `${message.id}-body`;
  const headId = `${message.id}-head`;
  const isLinked = message.id === linkedId;
  const isOurs = message.speaker.kind !== "user";
  return (
    <article
      id={message.id}
      tabIndex={-1}
      aria-labelledby={`${headId} ${bodyId}`}
      aria-current={isLinked ? "location" : undefined}
      className={classNames(
        "group/message relative isolate flex scroll-my-24 flex-col px-3 outline-none",
        startsRun ? "pt-3 pb-0.5" : "py-0.5",
        shape === "line" ? "items-center" : isOurs ? "items-end" : "items-start",
        "before:absolute before:inset-y-1 before:w-[3px] before:rounded-full focus-visible:before:bg-accent-ink",
        isOurs ? "before:end-0" : "before:start-0",
        target?.id === message.id && "before:bg-warning",
        isLinked &&
          "before:bg-accent after:pointer-events-none after:absolute after:inset-0 after:-z-10 after:rounded-md after:bg-accent-subtle after:[animation:appear_1.8s_ease-out_reverse_both]",
      )}
    >
      <Head row={row} id={headId} />
      <div
        className={classNames(
          "flex max-w-full items-center gap-1",
          isOurs && shape === "bubble" && "flex-row-reverse",
        )}
      >
        {shape === "line" ? (
          <div className="flex min-w-0 max-w-[68ch] items-start gap-2">
            <div id={bodyId} className="flex min-w-0 flex-col gap-1">
              <QuietLine contents={message.contents} />
            </div>
            <Permalink message={message} />
          </div>
        ) : (
          <Bubble message={message} chosen={chosen.get(message.id) ?? null} bodyId={bodyId} />
        )}
        <Toolbar
          message={message}
          hasTime={!startsRun}
          place={place}
          isCopied={copiedHash === messageHash(message.id)}
          onCopy={onCopy}
        />
      </div>
      {isSpoken(message) ? (
        <p className="px-1 text-ink-quiet text-xs">
          <LatencyText latency={message.latency} />
        </p>
      ) : null}
      {tags ? (
        <div className="mt-1 max-w-[min(100%,68ch)]">
          <TagList tags={tags} label={t("messageTags")} />
        </div>
      ) : null}
    </article>
  );
}

/** Whoever reads a call hears the pauses; what a chat took is among the details of each message. */
function isSpoken(message: Message): message is Message & { latency: Latency } {
  const { latency } = message;
  return latency !== null && (latency.speechToTextMs !== null || latency.textToSpeechMs !== null);
}

function Head({ row: { message, shape, namesSpeaker, startsRun }, id }: { row: Row; id: string }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const speaker = useSpeakerName()(message.speaker);
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
          <Permalink message={message} />
        </p>
      ) : null}
    </>
  );
}

type ToolbarProps = {
  message: Message;
  hasTime: boolean;
  place: SessionPlace | null;
  isCopied: boolean;
  onCopy: MessageContext["onCopy"];
};

/** Seen on hover and focus, and always where there is no hovering. */
function Toolbar({ message, hasTime, place, isCopied, onCopy }: ToolbarProps) {
  const t = useTranslations("transcript");
  return (
    <div className="flex shrink-0 items-center opacity-0 transition-opacity focus-within:opacity-100 group-hover/message:opacity-100 group-focus/message:opacity-100 pointer-coarse:opacity-100">
      <IconButton
        icon={isCopied ? Check : Link2}
        label={t("copyMessageLink")}
        size="sm"
        onClick={() => onCopy(message)}
      />
      {place ? <MessageDetails message={message} place={place} /> : null}
      {hasTime ? (
        <span className="px-1 max-sm:hidden">
          <Permalink message={message} />
        </span>
      ) : null}
    </div>
  );
}

function Permalink({ message }: { message: Message }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const time = formats.time(message.at);
  return (
    <a
      href={messageHash(message.id)}
      aria-label={t("permalink", { time })}
      title={formats.fullInstant(message.at)}
      className="shrink-0 rounded-sm text-ink-quiet text-xs tabular-nums hover:text-ink hover:underline"
    >
      <time dateTime={message.at}>{time}</time>
    </a>
  );
}
