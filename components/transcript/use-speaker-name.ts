import { useTranslations } from "next-intl";
import type { Speaker } from "@/lib/domain/message";

/** The speaker in words: an agent by name where Kore gives one. */
export function useSpeakerName(): (speaker: Speaker) => string {
  const t = useTranslations("transcript");
  return ({ kind, name }) =>
    kind === "agent" && name ? t("speaker.namedAgent", { name }) : t(`speaker.${kind}`);
}
