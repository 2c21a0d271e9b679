import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ProblemMessage } from "@/components/shell/problem-message";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Skeleton } from "@/components/ui/skeleton";
import { revokeToken, tokensQuery } from "@/lib/client/api-tokens";
import { useFormats } from "@/lib/client/use-formats";
import { useMinute } from "@/lib/client/use-minute";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { ApiToken } from "@/lib/domain/api-token";
import { TokenDialog } from "./token-dialog";

export function ApiTokens() {
  const t = useTranslations("account.tokens");
  const [isMaking, setIsMaking] = useState(false);
  const { data, error, refetch } = useQuery(tokensQuery());
  return (
    <>
      {data && data.tokens.length > 0 ? (
        <ul aria-label={t("title")} className="w-full divide-y rounded-lg border bg-raised">
          {data.tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      ) : null}
      {error ? <ProblemMessage error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton className="h-14 w-full" /> : null}
      <Button onClick={() => setIsMaking(true)}>
        <Plus aria-hidden size={16} />
        {t("make")}
      </Button>
      {isMaking ? <TokenDialog onClose={() => setIsMaking(false)} /> : null}
    </>
  );
}

function TokenRow({ token: { id, name, scopes, lastUsedAt, expiresAt } }: { token: ApiToken }) {
  const t = useTranslations("account.tokens");
  const account = useTranslations("account");
  const formats = useFormats();
  const now = useMinute();
  const problem = useProblemWords();
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => revokeToken(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["tokens"] }),
  });
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium [overflow-wrap:anywhere]">
          <bdi>{name}</bdi>
          {scopes.map((scope) => (
            <Badge key={scope}>{t(`scope.${scope}`)}</Badge>
          ))}
        </p>
        <p className="text-ink-quiet text-xs">
          {t("expires", { at: formats.instant(expiresAt, now) })}
          {" · "}
          {lastUsedAt ? t("used", { at: formats.instant(lastUsedAt, now) }) : t("unused")}
        </p>
        {revoke.error ? <FaultText>{account("failed", { problem: problem(revoke.error) })}</FaultText> : null}
      </div>
      <Button
        variant="danger"
        size="sm"
        aria-label={t("revokeNamed", { name })}
        disabled={revoke.isPending}
        onClick={() => revoke.mutate()}
      >
        {t("revoke")}
      </Button>
    </li>
  );
}
