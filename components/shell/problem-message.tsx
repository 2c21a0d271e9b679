"use client";
import { CircleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, buttonClasses } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";
import { ApiProblem } from "@/lib/client/api";

type ProblemMessageProps = { error: Error; onRetry: () => void };

/** A failed question to our API: what happened, in words of its code, and the way on. */
export function ProblemMessage({ error, onRetry }: ProblemMessageProps) {
  const t = useTranslations("problems");
  const common = useTranslations("common");
  const returnTo = `${usePathname()}?${useSearchParams()}`;
  const code = error instanceof ApiProblem ? error.code : "internal";
  const requestId = error instanceof ApiProblem ? error.requestId : null;
  return (
    <StateMessage
      kind="error"
      icon={CircleAlert}
      title={t("title")}
      actions={
        code === "unauthenticated" ? (
          <Link href={`/sign-in?${new URLSearchParams({ returnTo })}`} className={buttonClasses("primary")}>
            {t("signIn")}
          </Link>
        ) : (
          <Button onClick={onRetry}>{common("retry")}</Button>
        )
      }
    >
      <p>{t(code)}</p>
      {requestId ? <p className="mt-1 font-mono text-xs">{t("requestId", { id: requestId })}</p> : null}
    </StateMessage>
  );
}
