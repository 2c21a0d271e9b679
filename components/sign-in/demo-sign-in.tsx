"use client";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { signInAsDemo } from "@/lib/client/sign-in";
import { roles } from "@/lib/domain/viewer";
import { FormAlert } from "./form-alert";
import { useEntry } from "./use-entry";

/** The sandbox on this machine lets anybody in, in any role. */
export function DemoSignIn({ returnTo }: { returnTo: string }) {
  const t = useTranslations("signIn");
  const { isReady, isBusy, message, enter } = useEntry(returnTo, {});
  return (
    <section aria-labelledby="demo-title" className="flex flex-col gap-2">
      <h2 id="demo-title" className="font-medium">
        {t("demoTitle")}
      </h2>
      <p className="text-ink-quiet text-sm">{t("demoText")}</p>
      {roles.map((role) => (
        <button
          key={role}
          type="button"
          disabled={isBusy || !isReady}
          onClick={() => void enter(() => signInAsDemo(role))}
          className="flex min-h-11 items-center gap-2 rounded-md border border-line-firm bg-canvas px-3 text-start hover:border-accent-line hover:bg-accent-subtle disabled:opacity-50"
        >
          <span className="min-w-0 flex-1 font-medium">{t(`enterAs.${role}`)}</span>
          <ChevronRight aria-hidden size={16} className="shrink-0 text-ink-quiet rtl:-scale-x-100" />
        </button>
      ))}
      <FormAlert message={message} />
    </section>
  );
}
