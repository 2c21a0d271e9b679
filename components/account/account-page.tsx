"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Button } from "@/components/ui/button";
import { signOutEverywhere } from "@/lib/client/sign-out";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { useViewer } from "@/lib/client/viewer";
import { ApiTokens } from "./api-tokens";
import { OneTimeCodes } from "./one-time-codes";
import { PasswordForm } from "./password-form";

type AccountPageProps = { hasPassword: boolean; hasFactor: boolean };

/** One's own account; what one may do is for admins to say. */
export function AccountPage({ hasPassword, hasFactor }: AccountPageProps) {
  const t = useTranslations("account");
  const { name } = useViewer();
  return (
    <div className="flex w-full max-w-3xl flex-1 flex-col gap-8 px-4 pt-4 pb-16">
      <div>
        <h1 className="font-semibold text-xl">{t("title")}</h1>
        <p className="text-ink-quiet">
          <bdi>{name}</bdi>
        </p>
      </div>
      <Part title={t("tokens.title")} hint={t("tokens.hint")}>
        <ApiTokens />
      </Part>
      {hasPassword ? (
        <>
          <Part title={t("password.title")} hint={t("password.hint")}>
            <PasswordForm />
          </Part>
          <Part title={t("codes.title")} hint={t("codes.hint")}>
            <OneTimeCodes isOn={hasFactor} />
          </Part>
        </>
      ) : null}
      <Part title={t("signIns.title")} hint={t("signIns.hint")}>
        <SignOutEverywhere />
      </Part>
    </div>
  );
}

function Part({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col items-start gap-3">
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        <p className="max-w-prose text-ink-quiet">{hint}</p>
      </div>
      {children}
    </section>
  );
}

function SignOutEverywhere() {
  const t = useTranslations("account");
  const problem = useProblemWords();
  const leave = useMutation({
    mutationFn: signOutEverywhere,
    // A whole new page: nothing that was read stays in memory.
    onSuccess: () => window.location.assign("/sign-in"),
  });
  return (
    <>
      <Button variant="danger" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {t("signIns.end")}
      </Button>
      {leave.error ? (
        <p role="alert" className="text-danger text-sm">
          {t("failed", { problem: problem(leave.error) })}
        </p>
      ) : null}
    </>
  );
}
