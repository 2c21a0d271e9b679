"use client";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { signOut } from "@/lib/client/sign-out";
import { enterAgain, type SignInEnd, useSignInEnd } from "./use-sign-in-end";

/** Keeps the sign-in while somebody is here, and asks before it ends whether somebody is. */
export function SignInWatch() {
  const { end, stay } = useSignInEnd();
  return end ? <EndDialog end={end} onStay={stay} /> : null;
}

function EndDialog({ end: { endsAt, isFinal }, onStay }: { end: SignInEnd; onStay: () => void }) {
  const t = useTranslations("shell.signInEnd");
  const common = useTranslations("common");
  const minutes = useMinutesUntil(endsAt);
  const leave = () => void signOut().then(enterAgain, enterAgain);
  const [isHidden, setIsHidden] = useState(false);
  return (
    <Dialog
      open={!isHidden}
      onClose={isFinal ? () => setIsHidden(true) : onStay}
      title={t(isFinal ? "titleFinal" : "title")}
      closeLabel={common("close")}
      footer={
        isFinal ? (
          <>
            <Button onClick={() => setIsHidden(true)}>{t("later")}</Button>
            <Button variant="primary" onClick={leave}>
              {t("again")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={leave}>{t("leave")}</Button>
            <Button variant="primary" onClick={onStay}>
              {t("stay")}
            </Button>
          </>
        )
      }
    >
      <p role="alert" className="font-medium">
        {t("ends", { minutes })}
      </p>
      <p className="mt-2 text-ink-quiet">{t(isFinal ? "whyFinal" : "why")}</p>
    </Dialog>
  );
}

/** Whole minutes, rounded up, so that what is announced changes once a minute. */
function useMinutesUntil(endsAt: number): number {
  const [minutes, setMinutes] = useState(() => minutesUntil(endsAt));
  // The outside system is the clock.
  useEffect(() => {
    const show = () => setMinutes(minutesUntil(endsAt));
    show();
    const timer = window.setInterval(show, 5_000);
    return () => window.clearInterval(timer);
  }, [endsAt]);
  return minutes;
}

function minutesUntil(endsAt: number): number {
  return Math.max(1, Math.ceil((endsAt - Date.now()) / 60_000));
}
