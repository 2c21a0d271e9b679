"use client";
import { ArrowLeft, Check, ChevronDown, ChevronUp, Link2, type LucideIcon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, buttonClasses } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { useCopy } from "@/components/ui/use-copy";
import { useKeys } from "@/components/ui/use-keys";
import { useFormats } from "@/lib/client/use-formats";
import type { Message } from "@/lib/domain/message";
import { messageHash } from "@/lib/domain/message-link";
import type { Session } from "@/lib/domain/session";
import { printSessionFilters, type SessionFilters } from "@/lib/domain/session-filters";
import { BesideMenu } from "./beside-menu";
import { ExportMenu } from "./export-menu";
import { sessionAddress } from "./session-address";
import { ShareButton } from "./share/share-button";
import { useSessionNeighbours } from "./use-session-neighbours";

type SessionToolbarProps = {
  botId: string;
  sessionId: string;
  filters: SessionFilters;
  /** Null until it is there. */
  session: Session | null;
  messages: Message[];
};

/** The way back to the list and to the sessions beside this one in it, and the link to hand on. */
export function SessionToolbar({ botId, sessionId, filters, session, messages }: SessionToolbarProps) {
  const t = useTranslations("transcript");
  const router = useRouter();
  const { zone } = useFormats();
  const { copied, copy } = useCopy();
  const { previous, next } = useSessionNeighbours(botId, sessionId, filters, zone);
  const words = printSessionFilters(filters);
  words.set("bot", botId);
  const hrefOf = (id: string | null) => (id === null ? null : `/sessions/${encodeURIComponent(id)}?${words}`);
  const previousHref = hrefOf(previous);
  const nextHref = hrefOf(next);
  const copyLink = () => copy(sessionAddress(botId, sessionId));
  const copyFocused = () => {
    const message = document.activeElement?.closest("article")?.id;
    copy(sessionAddress(botId, sessionId) + (message ? messageHash(message) : ""));
  };
  useKeys({
    "[": () => previousHref && router.push(previousHref),
    "]": () => nextHref && router.push(nextHref),
    ".": copyFocused,
  });
  return (
    <div className="flex flex-wrap items-center gap-2 py-3 print:hidden">
      <Link href={`/sessions?${words}`} className={classNames(buttonClasses("quiet", "sm"), "-ms-2")}>
        <ArrowLeft aria-hidden size={16} />
        <span className="max-sm:sr-only">{t("back")}</span>
      </Link>
      <div className="ms-auto flex flex-wrap items-center justify-end gap-1">
        <nav aria-label={t("neighbours")} className="flex">
          <Step
            icon={ChevronUp}
            label={t("withKey", { label: t("previous"), key: "[" })}
            href={previousHref}
          />
          <Step icon={ChevronDown} label={t("withKey", { label: t("next"), key: "]" })} href={nextHref} />
        </nav>
        {session ? <BesideMenu session={session} neighbours={{ previous, next }} /> : null}
        <ExportMenu botId={botId} sessionId={sessionId} />
        <Button size="sm" onClick={copyLink} title={t("withKey", { label: t("copyLink"), key: "." })}>
          {copied === null ? <Link2 aria-hidden size={16} /> : <Check aria-hidden size={16} />}
          {copied === null ? t("copyLink") : t("linkCopied")}
        </Button>
        {session ? <ShareButton session={session} messages={messages} /> : null}
        <span role="status" className="sr-only">
          {copied === null ? "" : t("linkCopied")}
        </span>
      </div>
    </div>
  );
}

function Step({ icon: Icon, label, href }: { icon: LucideIcon; label: string; href: string | null }) {
  if (href === null) return <IconButton icon={Icon} label={label} size="sm" disabled />;
  return (
    <Link
      href={href}
      aria-label={label}
      title={label}
      className={classNames(buttonClasses("quiet", "sm"), "w-7 !px-0")}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} />
    </Link>
  );
}
