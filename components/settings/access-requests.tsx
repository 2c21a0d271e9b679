import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Skeleton } from "@/components/ui/skeleton";
import { accessRequestsQuery, decideRequest } from "@/lib/client/access-requests";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { AccessRequest } from "@/lib/domain/access-request";
import type { Bot } from "@/lib/domain/viewer";

/** Who waits for a bot, and the two answers. */
export function AccessRequests({ bots }: { bots: Bot[] }) {
  const t = useTranslations("shares");
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(accessRequestsQuery());
  const decide = useMutation({
    mutationFn: decideRequest,
    onSettled: () => queries.invalidateQueries({ queryKey: ["access-requests"] }),
  });
  if (error && !data) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-10 rounded-lg" />;
  return (
    <>
      {data.requests.length > 0 ? (
        <ul className="divide-y rounded-lg border bg-raised">
          {data.requests.map((request) => (
            <Request
              key={`${request.accountId} ${request.botId}`}
              request={request}
              botName={bots.find(({ id }) => id === request.botId)?.name ?? request.botId}
              isBusy={decide.isPending}
              onDecide={(isGranted) =>
                decide.mutate({ accountId: request.accountId, botId: request.botId, isGranted })
              }
            />
          ))}
        </ul>
      ) : (
        <p className="text-ink-quiet">{t("requestsEmpty")}</p>
      )}
      {decide.error ? (
        <FaultText>{t("requestFailed", { problem: problemWords(decide.error) })}</FaultText>
      ) : null}
    </>
  );
}

type RequestProps = {
  request: AccessRequest;
  botName: string;
  isBusy: boolean;
  onDecide: (isGranted: boolean) => void;
};

function Request({ request: { name, requestedAt }, botName, isBusy, onDecide }: RequestProps) {
  const t = useTranslations("shares");
  const formats = useFormats();
  const now = useMinute();
  const words = { name, bot: botName };
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 py-2">
      <p className="min-w-0 flex-1 basis-60 [overflow-wrap:anywhere]">
        {t("requestOf", words)}{" "}
        <time
          dateTime={requestedAt}
          title={formats.fullInstant(requestedAt)}
          className="text-ink-quiet text-sm"
        >
          {formats.relative(requestedAt, now)}
        </time>
      </p>
      <Button size="sm" disabled={isBusy} aria-label={t("declineTo", words)} onClick={() => onDecide(false)}>
        {t("decline")}
      </Button>
      <Button
        size="sm"
        variant="primary"
        disabled={isBusy}
        aria-label={t("grantTo", words)}
        onClick={() => onDecide(true)}
      >
        {t("grant")}
      </Button>
    </li>
  );
}
