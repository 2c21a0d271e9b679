import { Check, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { MessageOption } from "@/lib/domain/message-content";
import { safeUrl } from "@/lib/domain/text-parts";
import { BlackText } from "./black-text";
import { useIsChosen } from "./chosen-context";

const pill =
  "inline-flex min-h-7 min-w-0 max-w-full items-center gap-1.5 rounded-xl border px-2.5 py-0.5 text-sm pointer-coarse:min-h-11";

/** What could be pressed, as it looked; here it acts only where it was a link. */
export function OptionPill({ option }: { option: MessageOption }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const isChosen = useIsChosen(option);
  const url = option.url === null ? null : safeUrl(option.url);
  const label = option.label.trim() || t("namelessOption");
  const look = isChosen ? "border-transparent bg-accent text-on-accent" : "border-line-control bg-canvas";
  const words = (
    <>
      {isChosen ? <Check aria-hidden size={14} className="shrink-0" /> : null}
      <span className="min-w-0">
        <bdi dir="auto" className="[overflow-wrap:anywhere]">
          <BlackText text={label} />
        </bdi>
        {option.detail ? (
          <bdi dir="auto" className="block text-xs opacity-80 [overflow-wrap:anywhere]">
            <BlackText text={option.detail} />
          </bdi>
        ) : null}
      </span>
      {isChosen ? <span className="shrink-0 text-xs">{t("chosen")}</span> : null}
    </>
  );
  if (!url) return <span className={classNames(pill, look)}>{words}</span>;
  return (
    <a
      href={url.href}
      target="_blank"
      rel="noopener noreferrer"
      title={`${url.host} (${common("opensNewTab")})`}
      className={classNames(
        pill,
        look,
        isChosen ? "hover:bg-accent-hover" : "text-accent-ink hover:bg-hover",
      )}
    >
      {words}
      <ExternalLink aria-hidden size={13} className="shrink-0" />
    </a>
  );
}

type OptionPillsProps = { options: MessageOption[]; isStacked?: boolean };

export function OptionPills({ options, isStacked = false }: OptionPillsProps) {
  const t = useTranslations("transcript");
  if (options.length === 0) return null;
  return (
    <ul
      aria-label={t("options")}
      className={classNames("flex gap-1.5 py-0.5", isStacked ? "flex-col" : "flex-wrap")}
    >
      {options.map((option, index) => {
        const key = `${index} ${option.label}`;
        return (
          <li key={key} className="flex min-w-0 max-w-full">
            <OptionPill option={option} />
          </li>
        );
      })}
    </ul>
  );
}
