import { type LucideIcon, Pause, PhoneForwarded, PhoneOff, Play, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { ContentOf } from "@/lib/domain/message-content";
import { Texts } from "./texts";

type Voice = ContentOf<"voice">;

const icons: Record<Voice["acts"][number]["act"], LucideIcon> = {
  play: Play,
  pause: Pause,
  hangup: PhoneOff,
  transfer: PhoneForwarded,
  other: Zap,
};

/** What the caller heard, and what the telephone did. */
export function VoiceCard({ content: { texts, acts } }: { content: Voice }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Texts texts={texts} hasTitle={false} />
      <VoiceActs acts={acts} />
    </div>
  );
}

export function VoiceActs({ acts }: { acts: Voice["acts"] }) {
  const t = useTranslations("transcript");
  if (acts.length === 0) return null;
  return (
    <ul aria-label={t("voiceActs")} className="flex flex-wrap gap-1">
      {acts.map(({ act, text }, index) => {
        const key = `${index} ${act}`;
        const Icon = icons[act];
        const name = act === "other" ? text : t(`act.${act}`);
        return (
          <li key={key} className="flex min-w-0">
            <Badge>
              <Icon aria-hidden size={12} />
              <bdi className="truncate">
                {text && act !== "other" ? t("noteText", { note: name, text }) : name}
              </bdi>
            </Badge>
          </li>
        );
      })}
    </ul>
  );
}
