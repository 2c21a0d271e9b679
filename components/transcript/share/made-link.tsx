import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useFormats } from "@/lib/client/use-formats";
import type { MadeShare } from "@/lib/domain/share";
import { shareLink } from "@/lib/domain/share-link";
import { CopyLine } from "./copy-line";

/** The one time that a link is to be seen. */
export function MadeLink({ made: { share, token }, onDone }: { made: MadeShare; onDone: () => void }) {
  const t = useTranslations("shares");
  const formats = useFormats();
  return (
    <div className="flex flex-col gap-3">
      <p>{t("madeText")}</p>
      <CopyLine address={shareLink(window.location.origin, token)} label={t("address")} takesFocus />
      <p className="text-ink-quiet text-sm">
        {t("madeUntil", {
          day: formats.day(share.expiresAt),
          time: formats.time(share.expiresAt),
          zone: formats.zone,
        })}
      </p>
      <div className="flex justify-end">
        <Button onClick={onDone}>{t("done")}</Button>
      </div>
    </div>
  );
}
