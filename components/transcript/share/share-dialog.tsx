"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { ShareRows } from "@/components/shell/share-rows";
import { Dialog } from "@/components/ui/dialog";
import { Segments } from "@/components/ui/segments";
import { sharePolicyQuery, sharesQuery } from "@/lib/client/shares";
import { useViewer } from "@/lib/client/viewer";
import type { Message } from "@/lib/domain/message";
import { linkedMessages, readMessageLink } from "@/lib/domain/message-link";
import type { MadeShare } from "@/lib/domain/share";
import { permits, roleOn } from "@/lib/domain/viewer";
import { MessagesSkeleton } from "../messages-skeleton";
import { InsideLink } from "./inside-link";
import { MadeLink } from "./made-link";
import { OutsideLink } from "./outside-link";

export type ShareTab = "inside" | "outside" | "links";

type ShareDialogProps = {
  botId: string;
  sessionId: string;
  messages: Message[];
  firstTab: ShareTab;
  onClose: () => void;
};

export function ShareDialog({ botId, sessionId, messages, firstTab, onClose }: ShareDialogProps) {
  const t = useTranslations("shares");
  const common = useTranslations("common");
  const [tab, setTab] = useState(firstTab);
  const [made, setMade] = useState<MadeShare | null>(null);
  const [part] = useState(() => chosenPart(messages));
  const mayShare = permits(roleOn(useViewer(), botId), "reviewer");
  const of = { botId, sessionId };
  const { data, error, refetch } = useQuery({ ...sharesQuery(of), enabled: mayShare });
  const { data: policy } = useQuery({ ...sharePolicyQuery(botId), enabled: mayShare });
  const isForm = tab === "outside" && policy?.allowsShares && !made;
  const tabs: ShareTab[] = mayShare ? ["inside", "outside", "links"] : ["inside", "outside"];
  return (
    <Dialog
      open
      onClose={onClose}
      title={made ? t("madeTitle") : t("title")}
      closeLabel={common("close")}
      shape={isForm ? "wide" : "centre"}
    >
      {made ? (
        <MadeLink made={made} onDone={onClose} />
      ) : (
        <div className="flex min-w-0 flex-col items-stretch gap-4">
          <div className="-mx-1 overflow-x-auto px-1">
            <Segments
              label={t("kind")}
              value={tab}
              options={tabs.map((value) => ({
                value,
                label: value === "links" ? t("links", { count: data?.shares.length ?? 0 }) : t(value),
              }))}
              onChange={setTab}
            />
          </div>
          {tab === "inside" ? <InsideLink botId={botId} sessionId={sessionId} part={part} /> : null}
          {tab === "outside" ? (
            <OutsideLink botId={botId} sessionId={sessionId} part={part} onMade={setMade} />
          ) : null}
          {tab === "links" && data ? <ShareRows shares={data.shares} of={of} /> : null}
          {tab === "links" && !data && error ? (
            <ProblemMessage error={error} onRetry={() => void refetch()} />
          ) : null}
          {tab === "links" && !data && !error ? <MessagesSkeleton /> : null}
        </div>
      )}
    </Dialog>
  );
}

/** The messages the address points to. */
function chosenPart(messages: Message[]) {
  const ids = messages.map(({ id }) => id);
  const link = readMessageLink(window.location.hash, ids);
  if (!link || link.isWrong) return null;
  return { ends: { first: link.first, last: link.last }, count: linkedMessages(link, ids).size };
}
