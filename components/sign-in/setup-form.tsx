"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NewPasswordFields } from "@/components/ui/new-password-fields";
import { setUp } from "@/lib/client/sign-in";
import { passwordLength } from "@/lib/domain/account";
import { FormAlert } from "./form-alert";
import { useEntry } from "./use-entry";
import { useFragment } from "./use-fragment";

/** The token is in the fragment of the printed address, which browsers send to no server and write to no log. */
export function SetupForm({ connectedBot }: { connectedBot: string | null }) {
  const t = useTranslations("signIn");
  // Who connected a bot a moment ago sees its conversations come in next.
  const destination = connectedBot
    ? `/settings/connect?${new URLSearchParams({ done: connectedBot })}`
    : "/sessions";
  const token = useFragment();
  const [mismatch, setMismatch] = useState(false);
  const { isBusy, message, enter } = useEntry(destination, {
    "not-found": t("tokenSpent"),
    "bad-request": t("setupRefused"),
    conflict: t("nameTaken"),
    "too-many": t("tooMany"),
  });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    const isMismatch = password !== form.get("repeat");
    setMismatch(isMismatch);
    if (isMismatch || !token) return;
    await enter(() => setUp({ token, name: String(form.get("name")).trim(), password }));
  }

  if (token === "") return <FormAlert message={t("tokenMissing")} />;
  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <p className="text-ink-quiet">{t(connectedBot ? "setupConnected" : "setupText")}</p>
      <Field
        label={t("name")}
        hint={t("nameRule")}
        name="name"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={100}
        required
      />
      <NewPasswordFields
        label={t("password")}
        hint={t("passwordRule", { length: passwordLength.least })}
        repeatLabel={t("repeat")}
        error={mismatch ? t("mismatch") : undefined}
        length={passwordLength}
      />
      <div className="flex flex-col">
        <FormAlert message={message} />
        <Button type="submit" variant="primary" disabled={isBusy || token === null}>
          {t(isBusy ? "settingUp" : "setUp")}
        </Button>
      </div>
    </form>
  );
}
