import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button, buttonClasses } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { ApiProblem } from "@/lib/client/api";
import { makeShare, type ShareEnds, sharePolicyQuery, sharePreviewQuery } from "@/lib/client/shares";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { useViewer } from "@/lib/client/viewer";
import type { MadeShare } from "@/lib/domain/share";
import { permits, roleOn } from "@/lib/domain/viewer";
import { MessagesSkeleton } from "../messages-skeleton";
import { isPassphraseGood, readViews, ShareOptionsForm, usualOptions } from "./share-options";
import { SharePreview } from "./share-preview";
import { useBlackWords } from "./use-black-words";

type OutsideLinkProps = {
  botId: string;
  sessionId: string;
  /** The messages chosen on the page, and how many they are. */
  part: { ends: { first: string; last: string }; count: number } | null;
  onMade: (made: MadeShare) => void;
};

/** A link for people outside, or why there can be none. */
export function OutsideLink(props: OutsideLinkProps) {
  const t = useTranslations("shares");
  const role = roleOn(useViewer(), props.botId);
  const mayShare = permits(role, "reviewer");
  const { data: policy, error, refetch } = useQuery({ ...sharePolicyQuery(props.botId), enabled: mayShare });
  if (!mayShare) return <Why>{t("roleText")}</Why>;
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (!policy) return <MessagesSkeleton />;
  if (policy.allowsShares) return <LinkForm {...props} />;
  return (
    <Why>
      {t("offText")}
      {permits(role, "admin") ? (
        <Link href="/settings/sharing" className={buttonClasses("secondary", "sm")}>
          {t("toSettings")}
        </Link>
      ) : null}
    </Why>
  );
}

function Why({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-3 rounded-md border border-warning-line bg-warning-subtle px-3 py-2 text-sm text-warning">
      {children}
    </div>
  );
}

function LinkForm({ botId, sessionId, part, onMade }: OutsideLinkProps) {
  const t = useTranslations("shares");
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [options, setOptions] = useState(usualOptions);
  const [isTried, setTried] = useState(false);
  const stretch = part ? options.stretch : "whole";
  const ends = part && stretch !== "whole" ? endsOf(part.ends, stretch) : null;
  const { data: preview, error, refetch } = useQuery(sharePreviewQuery(botId, sessionId, ends));
  const black = useBlackWords(preview?.messages);
  const maxViews = readViews(options.views);
  const isLive = options.isLive && stretch !== "part";
  const make = useMutation({
    mutationFn: makeShare,
    onSuccess: async (made) => {
      onMade(made);
      await queries.invalidateQueries({ queryKey: ["shares"] });
    },
    onError: (problem) => {
      if (isChange(problem)) void refetch();
    },
  });
  const submit = () => {
    setTried(true);
    if (!preview || maxViews === undefined || !isPassphraseGood(options.passphrase)) return;
    const { firstMessageId, lastMessageId, seen } = preview;
    make.mutate({
      botId,
      sessionId,
      firstMessageId: ends ? firstMessageId : null,
      lastMessageId: isLive ? null : lastMessageId,
      isLive,
      words: black.words,
      note: options.note,
      days: options.days,
      maxViews,
      passphrase: options.passphrase || null,
      seen,
    });
  };
  return (
    <div className="grid min-h-0 min-w-0 gap-x-6 gap-y-5 md:grid-cols-[17rem_minmax(0,1fr)] md:grid-rows-[1fr_auto]">
      <ShareOptionsForm
        options={options}
        onChange={(changes) => setOptions({ ...options, ...changes })}
        partCount={part?.count ?? 0}
        isTried={isTried}
      />
      <div className="flex min-h-0 min-w-0 flex-col max-md:max-h-[70dvh] md:row-span-2 md:h-[calc(85dvh-10rem)]">
        {preview ? (
          <SharePreview black={black} />
        ) : error ? (
          <ProblemMessage error={error} onRetry={() => void refetch()} />
        ) : (
          <MessagesSkeleton />
        )}
      </div>
      <div className="sticky -bottom-4 z-10 -mb-4 flex flex-col gap-2 bg-raised pt-1 pb-4">
        {make.error ? (
          <FaultText>
            {isChange(make.error) ? t("changed") : t("makeFailed", { problem: problemWords(make.error) })}
          </FaultText>
        ) : null}
        <Button variant="primary" disabled={!preview?.messages.length || make.isPending} onClick={submit}>
          {t("make")}
        </Button>
      </div>
    </div>
  );
}

/** Of the rest of a session, where it ends is left open. */
function endsOf(chosen: { first: string; last: string }, stretch: "part" | "rest"): ShareEnds {
  return stretch === "part" ? chosen : { first: chosen.first };
}

function isChange(problem: Error): boolean {
  return problem instanceof ApiProblem && problem.code === "conflict";
}
