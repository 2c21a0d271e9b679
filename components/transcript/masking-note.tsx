import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { hideAgain } from "@/lib/client/reveals";
import { useFormats } from "@/lib/client/use-formats";
import type { Masking } from "@/lib/domain/masking";
import type { SessionPlace } from "./message-details";
import { RevealButton } from "./reveal-button";

const graceMs = 250;

/** What of a session is hidden, or how long it is shown. */
export function MaskingNote({ masking, place }: { masking: Masking; place: SessionPlace }) {
  const t = useTranslations("transcript");
  const formats = useFormats();
  const queries = useQueryClient();
  const { messageIds, session, revealed } = masking;
  const until = revealed.map((one) => one.until).sort()[0];
  const isWhole = revealed.some(({ messageId }) => messageId === null);
  const { mutate, isPending } = useMutation({
    mutationFn: () => hideAgain(place.sessionId, place.botId),
    onSettled: () => refresh(queries, place),
  });
  // The outside system is the clock: what lapsed is asked for again, and comes hidden.
  useEffect(() => {
    if (!until) return;
    const timer = window.setTimeout(
      () => void refresh(queries, place),
      Math.max(0, Date.parse(until) - Date.now()) + graceMs,
    );
    return () => window.clearTimeout(timer);
  }, [until, queries, place]);
  if (messageIds.length === 0 && !session) return null;
  return (
    <div className="mx-3 mb-2 flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 rounded-md border border-line bg-surface px-3 py-1 text-sm print:hidden">
      <p role="status" className="flex min-w-0 items-center gap-2 text-ink-quiet">
        {until ? (
          <Eye aria-hidden size={14} className="shrink-0 text-warning" />
        ) : (
          <EyeOff aria-hidden size={14} className="shrink-0" />
        )}
        {until
          ? t(isWhole ? "reveal.shown" : "reveal.someShown", { time: formats.time(until) })
          : t("reveal.hidden", { count: messageIds.length })}
      </p>
      <span className="ms-auto flex gap-2">
        {until ? (
          <Button size="sm" disabled={isPending} onClick={() => mutate()}>
            {t("reveal.hideAgain")}
          </Button>
        ) : null}
        {isWhole ? null : <RevealButton place={place} messageId={null} />}
      </span>
    </div>
  );
}

async function refresh(queries: ReturnType<typeof useQueryClient>, { botId, sessionId }: SessionPlace) {
  await Promise.all([
    queries.invalidateQueries({ queryKey: ["transcript"] }),
    queries.invalidateQueries({ queryKey: ["message-record", botId, sessionId] }),
  ]);
}
