"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { useViewer } from "@/lib/client/viewer";
import { settingsSectionsFor } from "@/lib/domain/settings-sections";

/** The pages of the settings side by side; with one page only there is nothing to choose. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings");
  const address = usePathname();
  const pathname = address === "/settings/connect" ? "/settings" : address;
  const sections = settingsSectionsFor(useViewer());
  return (
    <>
      {sections.length > 1 ? (
        <nav
          aria-label={t("sections.label")}
          className="flex gap-1 overflow-x-auto border-b px-3 print:hidden"
        >
          {sections.map(({ path, name }) => (
            <Link
              key={path}
              href={path}
              prefetch={false}
              aria-current={pathname === path ? "page" : undefined}
              className={classNames(
                "-mb-px flex min-h-10 shrink-0 items-center border-b-2 px-2 font-medium -outline-offset-2 pointer-coarse:min-h-11",
                pathname === path
                  ? "border-accent text-accent-ink"
                  : "border-transparent text-ink-quiet hover:text-ink",
              )}
            >
              {t(`sections.${name}`)}
            </Link>
          ))}
        </nav>
      ) : null}
      {children}
    </>
  );
}
