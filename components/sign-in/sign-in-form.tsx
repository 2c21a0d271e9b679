"use client";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { signIn } from "@/lib/client/sign-in";
import { FormAlert } from "./form-alert";
import { useEntry } from "./use-entry";

export function SignInForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations("signIn");
  const { isReady, isBusy, message, needsCode, enter } = useEntry(returnTo, {
    unauthenticated: t("wrong"),
    "bad-request": t("wrong"),
    "too-many": t("tooMany"),
  });

  return (
    // Without scripts a form is sent as an address, and no password may stand in one.
    <form
      method="post"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const code = form.get("code");
        void enter(() =>
          signIn({
            name: String(form.get("name")),
            password: String(form.get("password")),
            ...(code ? { code: String(code) } : {}),
          }),
        );
      }}
    >
      <Field
        label={t("name")}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <Field label={t("password")} name="password" type="password" autoComplete="current-password" required />
      {needsCode ? (
        <Field
          label={t("code")}
          hint={t("codeHint")}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          required
        />
      ) : null}
      <div className="flex flex-col">
        <FormAlert message={message && needsCode ? t("wrongCode") : message} />
        <Button type="submit" variant="primary" disabled={isBusy || !isReady}>
          {t(isBusy ? "signingIn" : "signIn")}
        </Button>
      </div>
    </form>
  );
}
