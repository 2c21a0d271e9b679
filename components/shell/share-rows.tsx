import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { StateMessage } from "@/components/ui/state-message";
import { revokeShare, revokeShares } from "@/lib/client/shares";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { useViewer } from "@/lib/client/viewer";
import type { ListedShare } from "@/lib/domain/share";

const tones: Record<ListedShare["state"], Tone> = {
  open: "success",
  expired: "neutral",
  revoked: "neutral",
  "used-up": "neutral",
  stopped: "warning",
};

type ShareRowsProps = {
  shares: ListedShare[];
  /** Of this session alone; null for all that one may see. */
  of: { botId: string; sessionId: string } | null;
};

/** Links with what became of them, and the way to take them back. */
export function ShareRows({ shares, of }: ShareRowsProps) {
  const t = useTranslations("shares");
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const onSuccess = () => queries.invalidateQueries({ queryKey: ["shares"] });
  const one = useMutation({ mutationFn: revokeShare, onSuccess });
  const all = useMutation({ mutationFn: () => revokeShares(of), onSuccess });
  const error = one.error ?? all.error;
  const openCount = shares.filter(isRevocable).length;
  if (shares.length === 0)
    return (
      <StateMessage icon={Link2} title={t("listEmpty")}>
        <p>{t(of ? "listEmptyText" : "listAllEmptyText")}</p>
      </StateMessage>
    );
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <ul className="divide-y rounded-lg border bg-raised">
        {shares.map((share) => (
          <ShareRow
            key={share.id}
            share={share}
            namesSession={of === null}
            isBusy={one.isPending || all.isPending}
            onRevoke={() => one.mutate(share.id)}
          />
        ))}
      </ul>
      {openCount > 1 && !isAsked ? (
        <Button variant="danger" className="self-start" onClick={() => setAsked(true)}>
          {t("revokeAll", { count: openCount })}
        </Button>
      ) : null}
      {openCount > 0 && isAsked ? (
        <div className="flex flex-wrap items-center gap-2 rounded-md border border-danger-line bg-danger-subtle p-3">
          <p className="min-w-0 flex-1 basis-60">{t("revokeAllQuestion", { count: openCount })}</p>
          <Button onClick={() => setAsked(false)}>{t("cancel")}</Button>
          <Button variant="danger" disabled={all.isPending} onClick={() => all.mutate()}>
            {t("revokeAll", { count: openCount })}
          </Button>
        </div>
      ) : null}
      <p role="status" className="text-sm text-success empty:hidden">
        {all.data
          ? t("revoked", { count: all.data.count })
          : one.isSuccess
            ? t("revoked", { count: 1 })
            : null}
      </p>
      {error ? <FaultText>{t("revokeFailed", { problem: problemWords(error) })}</FaultText> : null}
    </div>
  );
}

/** What opens nothing now may open again, but for what is over. */
function isRevocable({ state }: ListedShare): boolean {
  return state !== "revoked" && state !== "expired";
}

type ShareRowProps = { share: ListedShare; namesSession: boolean; isBusy: boolean; onRevoke: () => void };

function ShareRow({ share, namesSession, isBusy, onRevoke }: ShareRowProps) {
  const t = useTranslations("shares");
  const formats = useFormats();
  const now = useMinute();
  const { bots } = useViewer();
  const { state, views, maxViews, lastOpenedAt, madeAt, expiresAt } = share;
  const facts = [
    { name: t("creator"), value: <bdi>{share.creator}</bdi> },
    { name: t("madeAt"), value: <Instant at={madeAt} now={now} /> },
    { name: t("expires"), value: <Instant at={expiresAt} now={now} /> },
    {
      name: t("opens"),
      value: maxViews === null ? formats.count(views) : t("opensOf", { views, most: maxViews }),
    },
    { name: t("lastOpen"), value: lastOpenedAt ? <Instant at={lastOpenedAt} now={now} /> : t("never") },
  ];
  const words = new URLSearchParams({ bot: share.botId });
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 px-3 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex min-w-0 flex-wrap items-center gap-1.5">
          <Badge tone={tones[state]} title={t(`stateMeans.${state}`)}>
            {t(`stateIs.${state}`)}
          </Badge>
          {namesSession ? (
            <Link
              href={`/sessions/${encodeURIComponent(share.sessionId)}?${words}`}
              prefetch={false}
              className="min-w-0 truncate font-mono text-accent-ink text-xs hover:underline"
            >
              {share.sessionId}
            </Link>
          ) : null}
          {namesSession ? (
            <bdi className="text-ink-quiet text-xs">{bots.find(({ id }) => id === share.botId)?.name}</bdi>
          ) : null}
          {share.isPart ? <Badge>{t("isPart")}</Badge> : null}
          {share.isLive ? <Badge tone="info">{t("isLive")}</Badge> : null}
          {share.hasPassphrase ? <Badge>{t("hasPassphrase")}</Badge> : null}
          {share.blackouts > 0 ? <Badge>{t("blackouts", { count: share.blackouts })}</Badge> : null}
        </p>
        <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 text-sm tabular-nums">
          {facts.map(({ name, value }) => (
            <div key={name} className="flex gap-1.5">
              <dt className="text-ink-quiet">{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {share.note ? (
          <p dir="auto" className="mt-1 line-clamp-2 text-ink-quiet text-sm [overflow-wrap:anywhere]">
            {share.note}
          </p>
        ) : null}
      </div>
      {isRevocable(share) ? (
        <Button
          size="sm"
          variant="danger"
          disabled={isBusy}
          aria-label={t("revokeOf", { time: formats.instant(madeAt, now) })}
          onClick={onRevoke}
        >
          {t("revoke")}
        </Button>
      ) : null}
    </li>
  );
}

function Instant({ at, now }: { at: string; now: number }) {
  const formats = useFormats();
  return (
    <time dateTime={at} title={formats.fullInstant(at)}>
      {formats.instant(at, now)}
    </time>
  );
}
