import { useTranslations } from "next-intl";
import type { ShareEnds } from "@/lib/client/shares";
import { messageHash } from "@/lib/domain/message-link";
import { sessionAddress } from "../session-address";
import { CopyLine } from "./copy-line";

type InsideLinkProps = {
  botId: string;
  sessionId: string;
  part: { ends: NonNullable<ShareEnds> } | null;
};

/** The address for a colleague, of the chosen messages where there are some. */
export function InsideLink({ botId, sessionId, part }: InsideLinkProps) {
  const t = useTranslations("shares");
  const hash = part ? messageHash(part.ends.first, part.ends.last) : "";
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-quiet">{t("insideText")}</p>
      <CopyLine address={sessionAddress(botId, sessionId) + hash} label={t("address")} />
    </div>
  );
}
