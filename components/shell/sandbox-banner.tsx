import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

export function SandboxBanner() {
  const t = useTranslations("shell");
  return (
    <aside
      aria-label={t("notice")}
      className="print:hidden wall:hidden flex items-center gap-1.5 border-b border-info-line bg-info-subtle px-4 py-1 text-info text-xs"
    >
      <FlaskConical aria-hidden size={14} className="shrink-0" />
      {t("sandbox")}
    </aside>
  );
}
