import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";

/** The frame of the pages before a sign-in. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <main className="grid min-h-dvh place-items-center bg-surface px-4 py-8">
      <div className="w-full max-w-sm">
        <p className="mb-6 flex items-center gap-2 font-semibold text-ink">
          <span className="text-accent-ink">
            <Logo />
          </span>
          {t("appName")}
        </p>
        <div className="rounded-lg border bg-raised p-6">
          <h1 className="mb-5 font-semibold text-xl">{title}</h1>
          {children}
        </div>
      </div>
    </main>
  );
}
