"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Part } from "@/components/ui/part";
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
      <Part className="items-start" title={t("tokens.title")} hint={t("tokens.hint")}>
        <ApiTokens />
      </Part>
      {hasPassword ? (
        <>
          <Part className="items-start" title={t("password.title")} hint={t("password.hint")}>
            <PasswordForm />
          </Part>
          <Part className="items-start" title={t("codes.title")} hint={t("codes.hint")}>
            <OneTimeCodes isOn={hasFactor} />
          </Part>
        </>
      ) : null}
      <Part className="items-start" title={t("signIns.title")} hint={t("signIns.hint")}>
        <SignOutEverywhere />
      </Part>
    </div>
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
      {leave.error ? <FaultText>{t("failed", { problem: problem(leave.error) })}</FaultText> : null}
    </>
  );
}
