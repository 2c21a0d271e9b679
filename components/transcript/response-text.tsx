import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { ResponseTime } from "@/lib/domain/response-times";

/** How long the user waited for this answer; what is clearly slower than usual stands out, in words too. */
export function ResponseText({ response: { responseMs, usualMs, isSlow } }: { response: ResponseTime }) {
  const t = useTranslations("transcript");
  const seconds = responseMs / 1_000;
  const usual = usualMs === null ? null : t("responseUsual", { seconds: usualMs / 1_000 });
  return (
    <span
      title={usual ?? undefined}
      className={classNames(
        "flex min-w-0 items-center gap-1 whitespace-nowrap tabular-nums",
        isSlow && "rounded-sm bg-warning-subtle px-1 font-medium text-warning",
      )}
    >
      {isSlow ? <Timer aria-hidden size={12} className="shrink-0" /> : null}
      <span className="truncate">
        {isSlow && usualMs !== null
          ? t("responseSlow", { seconds, usual: usualMs / 1_000 })
          : t("response", { seconds })}
      </span>
    </span>
  );
}
