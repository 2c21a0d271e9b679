import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { savePerson } from "@/lib/client/history";
import { useFormats } from "@/lib/client/use-formats";
import { useProblemWords } from "@/lib/client/use-problem-words";
import type { Erasure, PersonExportRequest } from "@/lib/domain/history-settings";
import { locales } from "@/lib/domain/preferences";

const kinds = ["sessions", "messages", "versions", "tags", "shares"] as const;

/** What is held of a person, kind by kind, and all of it as a file for them. */
export function PersonFile({ botId, found }: { botId: string; found: Erasure }) {
  const t = useTranslations("settings");
  const formats = useFormats();
  const problem = useProblemWords();
  const language = useLocale();
  const locale = locales.find((known) => known === language) ?? "en";
  const { mutate, isPending, error } = useMutation({
    mutationFn: (format: PersonExportRequest["format"]) =>
      savePerson(botId, { userId: found.userId, format, locale }),
  });
  return (
    <div className="flex w-full flex-col items-start gap-3 rounded-md border p-3">
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        {kinds.map((kind) => (
          <div key={kind}>
            <dt className="text-ink-quiet text-xs">{t(`person.${kind}`)}</dt>
            <dd className="tabular-nums">{formats.count(found[kind])}</dd>
          </div>
        ))}
      </dl>
      <p className="max-w-prose text-ink-quiet text-sm">{t("person.hint")}</p>
      <div className="flex flex-wrap gap-2">
        <Button disabled={isPending} onClick={() => mutate("html")}>
          {t("person.page")}
        </Button>
        <Button disabled={isPending} onClick={() => mutate("json")}>
          {t("person.records")}
        </Button>
      </div>
      {error ? <FaultText>{t("person.failed", { problem: problem(error) })}</FaultText> : null}
    </div>
  );
}
