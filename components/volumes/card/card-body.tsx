import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Skeleton } from "@/components/ui/skeleton";
import { StaleNote } from "@/components/ui/stale-note";
import { ApiProblem } from "@/lib/client/api";
import type { ChartTable } from "@/lib/domain/chart-table";
import { CardTable } from "./card-table";
import type { Card } from "./use-card";

type CardBodyProps = {
  card: Card<unknown>;
  title: string;
  table: ChartTable | null;
  isTableShown: boolean;
  isEmpty: boolean;
  room: string;
  legend?: ReactNode;
  children: ReactNode;
};

/** Each chart waits, fails and is empty by itself; none keeps another from being seen. */
export function CardBody({
  card,
  title,
  table,
  isTableShown,
  isEmpty,
  room,
  legend,
  children,
}: CardBodyProps) {
  const t = useTranslations("volumes");
  const common = useTranslations("common");
  const problems = useTranslations("problems");
  if (card.answer === undefined && card.error) {
    const code = card.error instanceof ApiProblem ? card.error.code : "internal";
    return (
      <div role="alert" className={classNames("grid place-content-center justify-items-center gap-2", room)}>
        <CircleAlert aria-hidden size={20} strokeWidth={1.75} className="text-danger" />
        <p className="max-w-80 text-center text-ink-quiet text-sm">
          {t("cardFailed", { problem: problems(code) })}
        </p>
        <Button size="sm" onClick={card.retry} aria-label={t("retryCard", { title })}>
          {common("retry")}
        </Button>
      </div>
    );
  }
  if (card.answer === undefined || table === null) {
    return (
      <>
        <Skeleton className={classNames("w-full !rounded-md", room)} />
        {legend ? <span className="h-9" /> : null}
      </>
    );
  }
  return (
    <>
      {isEmpty ? (
        <p className={classNames("grid place-content-center text-center text-ink-quiet text-sm", room)}>
          {t("cardEmpty")}
        </p>
      ) : isTableShown ? (
        <CardTable title={title} table={table} />
      ) : (
        <>
          <div className={classNames("relative min-w-0", room)}>{children}</div>
          {legend}
        </>
      )}
      {card.error ? (
        <div className="pt-2">
          <StaleNote text={t("refreshFailed")} retryLabel={common("retry")} onRetry={card.retry} />
        </div>
      ) : null}
    </>
  );
}
