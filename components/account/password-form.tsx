import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FaultText } from "@/components/ui/fault-text";
import { Field } from "@/components/ui/field";
import { NewPasswordFields } from "@/components/ui/new-password-fields";
import { ApiProblem } from "@/lib/client/api";
import { changePassword } from "@/lib/client/sign-in";
import { useProblemWords } from "@/lib/client/use-problem-words";
import { passwordLength } from "@/lib/domain/account";

export function PasswordForm() {
  const t = useTranslations("account");
  const signIn = useTranslations("signIn");
  const problem = useProblemWords();
  const [mismatch, setMismatch] = useState(false);
  const change = useMutation({ mutationFn: changePassword });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const [current, password, repeat] = ["current", "password", "repeat"].map((name) =>
      String(new FormData(form).get(name)),
    );
    setMismatch(password !== repeat);
    if (password === repeat && current !== undefined && password !== undefined) {
      change.mutate({ current, password }, { onSuccess: () => form.reset() });
    }
  };
  const isWrong = change.error instanceof ApiProblem && change.error.code === "forbidden";
  return (
    <form
      method="post"
      onSubmit={submit}
      className="flex w-full max-w-80 flex-col items-start gap-3 *:w-full"
    >
      <Field
        label={t("password.current")}
        error={isWrong ? t("password.wrong") : undefined}
        name="current"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordFields
        label={t("password.next")}
        hint={signIn("passwordRule", { length: passwordLength.least })}
        repeatLabel={t("password.repeat")}
        error={mismatch ? signIn("mismatch") : undefined}
        length={passwordLength}
      />
      <div>
        <Button type="submit" disabled={change.isPending}>
          {t("password.change")}
        </Button>
      </div>
      <p role="status" className="text-success empty:hidden">
        {change.isSuccess ? t("password.changed") : ""}
      </p>
      {change.error && !isWrong ? (
        <FaultText>{t("failed", { problem: problem(change.error) })}</FaultText>
      ) : null}
    </form>
  );
}
