"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { useViewer } from "@/lib/client/viewer";
import { Logo } from "./logo";
import { sectionsFor } from "./sections";
import { useKeptWords } from "./use-kept-words";

/** At the side on a desk, at the bottom on a phone. The bot and the filters go along from page to page. */
export function Rail() {
  const t = useTranslations("shell");
  const pathname = usePathname();
  const search = useKeptWords();
  const viewer = useViewer();
  return (
    <nav
      aria-label={t("navigation")}
      className={classNames(
        "print:hidden wall:hidden fixed inset-x-0 bottom-0 z-30 flex border-t bg-surface pb-[env(safe-area-inset-bottom)]",
        "md:inset-x-auto md:inset-y-0 md:start-0 md:w-(--rail-width) md:flex-col md:items-center md:gap-1 md:border-e md:border-t-0 md:py-2",
      )}
    >
      <span className="mb-1 hidden size-9 place-items-center text-accent-ink md:grid">
        <Logo />
      </span>
      {sectionsFor(viewer).map(({ path, name, icon: Icon }) => {
        const isCurrent = pathname === path || pathname.startsWith(`${path}/`);
        return (
          <Link
            key={path}
            href={`${path}${search}`}
            prefetch={false}
            aria-current={pathname === path ? "page" : isCurrent ? "true" : undefined}
            className={classNames(
              "group relative flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-xs -outline-offset-2",
              "[@media(max-height:30rem)]:max-md:h-11 [@media(max-height:30rem)]:max-md:flex-row [@media(max-height:30rem)]:max-md:gap-2",
              "md:size-9 md:flex-none md:rounded-md",
              isCurrent
                ? "text-accent-ink md:bg-accent-subtle"
                : "text-ink-quiet hover:text-ink md:hover:bg-hover",
            )}
          >
            <Icon aria-hidden size={18} strokeWidth={1.75} />
            <span className="md:pointer-events-none md:absolute md:start-[calc(100%+0.625rem)] md:whitespace-nowrap md:rounded-md md:bg-ink md:px-2 md:py-1 md:text-canvas md:opacity-0 md:transition-opacity md:group-hover:opacity-100 md:group-focus-visible:opacity-100">
              {t(name)}
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
