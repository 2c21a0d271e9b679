import { ExternalLink, File, FileAudio, FileVideo, Image, Link2, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { ContentOf, Media } from "@/lib/domain/message-content";
import { safeUrl } from "@/lib/domain/text-parts";
import { Texts } from "./texts";

const kinds: Record<string, { icon: LucideIcon; word: "image" | "audio" | "video" | "link" }> = {
  image: { icon: Image, word: "image" },
  audio: { icon: FileAudio, word: "audio" },
  video: { icon: FileVideo, word: "video" },
  link: { icon: Link2, word: "link" },
};

export function MediaCard({ content: { texts, media } }: { content: ContentOf<"media"> }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Texts texts={texts} />
      <MediaLine media={media} />
    </div>
  );
}

type MediaLineProps = {
  media: Media;
  /** Without a frame, for pictures that only adorn a row. */
  isCompact?: boolean;
};

/** A named placeholder: its address may be good for one opening only, so nothing here loads it. */
export function MediaLine({ media: { type, name, url }, isCompact = false }: MediaLineProps) {
  const t = useTranslations("transcript");
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  const Icon = kind?.icon ?? File;
  const address = url === null ? null : safeUrl(url);
  return (
    <div
      className={classNames(
        "flex w-fit min-w-0 max-w-full items-start gap-2 text-sm",
        !isCompact && "rounded-md border border-dashed bg-canvas px-2.5 py-1.5",
      )}
    >
      <Icon aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0 text-ink-quiet" />
      <div className={classNames("min-w-0", isCompact && "flex flex-wrap gap-x-2 text-ink-quiet")}>
        <p dir="auto" className="[overflow-wrap:anywhere]">
          {name || t(`media.${kind?.word ?? "file"}`)}
        </p>
        {address ? <Opening address={address} /> : null}
        {address || isCompact ? null : <p className="text-ink-quiet text-xs">{t("mediaNoAddress")}</p>}
      </div>
    </div>
  );
}

function Opening({ address }: { address: URL }) {
  const t = useTranslations("transcript");
  return (
    <details className="min-w-0 text-xs leading-5">
      <summary className="cursor-pointer rounded-sm text-ink-quiet [overflow-wrap:anywhere] hover:text-ink">
        {t("mediaOpen", { host: address.host })}
      </summary>
      <p className="mt-1 text-ink-quiet">{t("mediaOnce")}</p>
      <a
        href={address.href}
        target="_blank"
        rel="noopener noreferrer"
        className="mt-1 inline-flex items-center gap-1 text-accent-ink hover:underline"
      >
        {t("mediaOpenNow")}
        <ExternalLink aria-hidden size={12} />
      </a>
    </details>
  );
}
