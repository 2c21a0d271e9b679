import { useTranslations } from "next-intl";
import { channelName } from "@/lib/domain/channel";
import type { Outcome, SessionStatus } from "@/lib/domain/session";

/** The names people know our codes by, in the viewer's language. */
export function useWords() {
  const t = useTranslations("common");
  return {
    channel: (code: string) => (code === "rtm" ? t("channel.rtm") : channelName(code)),
    outcome: (outcome: Outcome) => t(`outcome.${outcome}`),
    status: (status: SessionStatus) => t(`status.${status}`),
  };
}
