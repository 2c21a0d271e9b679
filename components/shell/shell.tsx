"use client";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useAddressedBot, useViewer } from "@/lib/client/viewer";
import type { Preferences } from "@/lib/domain/preferences";
import { hasSettings, withRole } from "@/lib/domain/viewer";
import { Header } from "./header";
import { LateSignInWatch } from "./late-sign-in-watch";
import { Rail } from "./rail";
import { SandboxBanner } from "./sandbox-banner";

/** Most people never see it. */
const NoBot = dynamic(() => import("./no-bot").then((module) => module.NoBot), { loading: () => null });

type ShellProps = { preferences: Preferences; children: ReactNode };

/** The frame of every dashboard page; without a bot to look at it says so in the page's place. */
export function Shell({ preferences, children }: ShellProps) {
  const t = useTranslations("shell");
  const bot = useAddressedBot();
  const viewer = useViewer();
  const hasBots = withRole(viewer, "viewer").bots.length > 0;
  // Settings are not of one bot; and who reads none but has settings is led there by the page.
  const isSettings = /^\/(settings|account)/.test(usePathname());
  const isWithoutBot = isSettings || (!hasBots && hasSettings(viewer));
  return (
    <>
      <a
        href="#content"
        className="print:hidden -translate-y-20 fixed start-3 top-2 z-50 rounded-md bg-accent px-3 py-2 text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <Rail />
      <div className="flex min-h-dvh flex-col pb-[calc(3.5rem+env(safe-area-inset-bottom))] md:ps-(--rail-width) md:pb-0 print:p-0 wall:p-0">
        {bot?.isSandbox ? <SandboxBanner /> : null}
        <Header preferences={preferences} />
        <main id="content" tabIndex={-1} className="flex min-w-0 flex-1 flex-col outline-none">
          {bot || isWithoutBot ? children : <NoBot hasBots={hasBots} />}
        </main>
      </div>
      <LateSignInWatch />
    </>
  );
}
