import { MessagesSquare, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";
import { useFormats } from "@/lib/client/use-formats";
import type { SharedTranscript } from "@/lib/domain/share";
import { SharedConversation } from "./shared-conversation";

/** What a link shows: who shared it, until when, what they say of it, and the conversation. */
export function SharedSession({ transcript }: { transcript: SharedTranscript }) {
  const t = useTranslations("shares");
  const formats = useFormats();
  const { by, note, until, isLive, messages } = transcript;
  return (
    <>
      <header className="mb-4 border-b pb-4">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <h1 className="font-semibold text-xl">{t("sharedTitle")}</h1>
          <Button size="sm" className="print:hidden" onClick={() => window.print()}>
            <Printer aria-hidden size={14} />
            {t("print")}
          </Button>
        </div>
        <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-quiet">
          <span>
            {t.rich("sharedBy", {
              name: by,
              who: (name) => <bdi className="font-medium text-ink">{name}</bdi>,
            })}
          </span>
          <time dateTime={until}>
            {t("readableUntil", {
              day: formats.day(until),
              time: formats.time(until),
              zone: formats.zone,
            })}
          </time>
          {isLive ? (
            <Badge tone="info" title={t("liveHint")}>
              {t("live")}
            </Badge>
          ) : null}
        </p>
        {note ? (
          <blockquote
            dir="auto"
            className="mt-3 whitespace-pre-wrap rounded-md border-accent-line border-s-2 bg-surface px-3 py-2 [overflow-wrap:anywhere]"
          >
            {note}
          </blockquote>
        ) : null}
        <p className="mt-3 text-ink-quiet text-xs">{t("maskedHint")}</p>
      </header>
      <section aria-label={t("conversation")}>
        {messages.length > 0 ? (
          <SharedConversation messages={messages} isWholePage />
        ) : (
          <StateMessage icon={MessagesSquare} title={t("nothingYet")} />
        )}
      </section>
    </>
  );
}
