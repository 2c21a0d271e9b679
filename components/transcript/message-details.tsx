import { useQuery } from "@tanstack/react-query";
import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { IdText } from "@/components/ui/id-text";
import { Popover } from "@/components/ui/popover";
import { Skeleton } from "@/components/ui/skeleton";
import { messageRecordQuery } from "@/lib/client/transcripts";
import { useFormats } from "@/lib/client/use-formats";
import type { Message } from "@/lib/domain/message";
import { JsonTree } from "./json-tree";
import { LatencyText } from "./latency-text";
import { TagList } from "./tag-list";

export type SessionPlace = { botId: string; sessionId: string };

/** Everything about one message: what it is called, when it was, and the record itself. */
export function MessageDetails({ message, place }: { message: Message; place: SessionPlace }) {
  const t = useTranslations("transcript");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      trigger={<IconButton icon={Info} label={t("details")} size="sm" />}
      label={t("details")}
      align={message.speaker.kind === "user" ? "start" : "end"}
      open={isOpen}
      onOpenChange={setIsOpen}
      className="w-[30rem] p-3"
    >
      {isOpen ? <Details message={message} place={place} /> : null}
    </Popover>
  );
}

function Details({ message, place }: { message: Message; place: SessionPlace }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const formats = useFormats();
  const { data, error, refetch } = useQuery(messageRecordQuery(place.botId, place.sessionId, message.id));
  const record = data?.record ?? {};
  const text = (name: string) => (typeof record[name] === "string" ? record[name] : "");
  const ids = [
    { name: t("messageId"), value: message.id },
    { name: t("session"), value: place.sessionId },
    { name: t("conversationId"), value: text("conversationId") },
    { name: t("traceId"), value: text("traceId") },
  ].filter(({ value }) => value !== "");
  return (
    <div className="flex min-w-0 flex-col gap-3 text-sm">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
        {ids.map(({ name, value }) => (
          <Row key={name} name={name}>
            <span className="flex min-w-0 items-center gap-1">
              <IdText value={value} />
              <CopyButton value={value} label={t("copyNamed", { name })} copiedLabel={common("copied")} />
            </span>
          </Row>
        ))}
        <Row name={t("time")}>
          <time dateTime={message.at}>{formats.fullInstant(message.at)}</time>
          <span className="block font-mono text-ink-quiet text-xs">{message.at}</span>
        </Row>
        {message.taskName ? <Row name={t("task")}>{message.taskName}</Row> : null}
        {message.language ? (
          <Row name={t("languages", { count: 1 })}>{formats.language(message.language)}</Row>
        ) : null}
        {text("status") ? <Row name={t("deliveryStatus")}>{text("status")}</Row> : null}
        {message.latency ? (
          <Row name={t("latency")}>
            <LatencyText latency={message.latency} />
          </Row>
        ) : null}
      </dl>
      {message.tags.length > 0 ? <TagList tags={message.tags} label={t("messageTags")} /> : null}
      <section className="min-w-0 border-t pt-2">
        <div className="flex items-center justify-between">
          <h3 className="text-ink-quiet text-xs">{t("rawRecord")}</h3>
          {data ? (
            <CopyButton
              value={JSON.stringify(record, null, 2)}
              label={t("copyRecord")}
              copiedLabel={common("copied")}
            />
          ) : null}
        </div>
        {data ? (
          <JsonTree value={record} />
        ) : error ? (
          <ProblemMessage error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-24" />
        )}
      </section>
    </div>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-quiet text-xs">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
