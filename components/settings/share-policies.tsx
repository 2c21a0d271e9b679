import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { FaultText } from "@/components/ui/fault-text";
import { setSharePolicy, sharePolicyQuery } from "@/lib/client/shares";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Bot } from "@/lib/domain/viewer";

/** One switch a bot. */
export function SharePolicies({ bots }: { bots: Bot[] }) {
  return (
    <ul className="divide-y rounded-lg border bg-raised">
      {bots.map((bot) => (
        <li key={bot.id} className="px-2 py-1.5">
          <Policy bot={bot} />
        </li>
      ))}
    </ul>
  );
}

function Policy({ bot }: { bot: Bot }) {
  const t = useTranslations("shares");
  const problemWords = useProblemWords();
  const queries = useQueryClient();
  const query = sharePolicyQuery(bot.id);
  const { data, error } = useQuery(query);
  const change = useMutation({
    mutationFn: (allowsShares: boolean) => setSharePolicy(bot.id, allowsShares),
    onSuccess: async (policy) => {
      queries.setQueryData(query.queryKey, policy);
      await queries.invalidateQueries({ queryKey: ["shares"] });
    },
  });
  const problem = change.error ?? error;
  // Until the server has answered; a box that springs back for a moment looks as if it could not be ticked.
  const [wanted, setWanted] = useState<boolean | null>(null);
  return (
    <>
      <Checkbox
        aria-label={t("policyOf", { bot: bot.name })}
        checked={wanted ?? data?.allowsShares ?? false}
        disabled={!data}
        onChange={({ target: { checked } }) => {
          setWanted(checked);
          change.mutate(checked, { onSettled: () => setWanted(null) });
        }}
      >
        <bdi>{bot.name}</bdi>
      </Checkbox>
      {problem ? (
        <FaultText className="px-1.5">{t("policyFailed", { problem: problemWords(problem) })}</FaultText>
      ) : null}
    </>
  );
}
