"use client";
import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StateMessage } from "@/components/ui/state-message";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const t = useTranslations("problems");
  const common = useTranslations("common");
  return (
    <main className="grid min-h-dvh place-items-center">
      <StateMessage
        kind="error"
        heading="h1"
        icon={CircleAlert}
        title={t("pageTitle")}
        actions={<Button onClick={reset}>{common("retry")}</Button>}
      >
        <p>{t("pageText")}</p>
        {error.digest ? (
          <p className="mt-1 font-mono text-xs">{t("requestId", { id: error.digest })}</p>
        ) : null}
      </StateMessage>
    </main>
  );
}
