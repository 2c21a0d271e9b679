"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NewPasswordFields } from "@/components/ui/new-password-fields";
import { acceptInvitation } from "@/lib/client/sign-in";
import { passwordLength } from "@/lib/domain/account";
import { FormAlert } from "./form-alert";
import { useEntry } from "./use-entry";
import { useFragment } from "./use-fragment";

/** Token and name are in the fragment of the address, which browsers send to no server and write to no log. */
export function InvitationForm() {
  const t = useTranslations("signIn");
  const fragment = useFragment();
  const [mismatch, setMismatch] = useState(false);
  const { isBusy, message, enter } = useEntry("/sessions", {
    "not-found": t("invitation.spent"),
    "bad-request": t("invitation.refused"),
    "too-many": t("tooMany"),
  });
  const found = new URLSearchParams(fragment ?? "");
  const token = found.get("token");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = String(form.get("password"));
    const isMismatch = password !== form.get("repeat");
    setMismatch(isMismatch);
    if (!isMismatch && token) await enter(() => acceptInvitation({ token, password }));
  }

  if (fragment !== null && !token) return <FormAlert message={t("invitation.missing")} />;
  return (
    <form method="post" className="flex flex-col gap-4" onSubmit={(event) => void submit(event)}>
      <p className="text-ink-quiet">{t("invitation.text")}</p>
      <Field label={t("name")} name="name" autoComplete="username" value={found.get("name") ?? ""} readOnly />
      <NewPasswordFields
        label={t("password")}
        hint={t("passwordRule", { length: passwordLength.least })}
        repeatLabel={t("repeat")}
        error={mismatch ? t("mismatch") : undefined}
        length={passwordLength}
      />
      <div className="flex flex-col">
        <FormAlert message={message} />
        <Button type="submit" variant="primary" disabled={isBusy || !token}>
          {t(isBusy ? "signingIn" : "invitation.enter")}
        </Button>
      </div>
    </form>
  );
}
