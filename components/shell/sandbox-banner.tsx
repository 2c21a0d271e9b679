import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useViewer } from "@/lib/client/viewer";

/** Nothing here is real, and the way to what is. */
export function SandboxBanner() {
  const t = useTranslations("shell");
  const { everywhere } = useViewer();
  return (
    <aside
      aria-label={t("notice")}
      className="print:hidden wall:hidden flex items-center gap-1.5 border-b border-info-line bg-info-subtle px-4 py-1 text-info text-xs"
    >
      <FlaskConical aria-hidden size={14} className="shrink-0" />
      <p>
        {t("sandbox")}{" "}
        {everywhere === "admin" ? (
          <Link
            href="/settings/connect"
            prefetch={false}
            className="tap-target font-medium underline underline-offset-2"
          >
            {t("connectBot")}
          </Link>
        ) : null}
      </p>
    </aside>
  );
}
