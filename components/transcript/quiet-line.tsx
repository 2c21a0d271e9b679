import {
  CircleSlash,
  DoorClosed,
  FileCheck,
  Info,
  Keyboard,
  type LucideIcon,
  MicOff,
  PhoneOff,
  Play,
  Zap,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageContent, Note } from "@/lib/domain/message-content";
import { RichText } from "./rich-text";
import { VoiceActs } from "./voice-card";

const icons: Record<Note, LucideIcon> = {
  blank: CircleSlash,
  "call-ended": PhoneOff,
  "caller-silent": MicOff,
  closing: DoorClosed,
  event: Zap,
  "form-submitted": FileCheck,
  keypad: Keyboard,
  "session-started": Play,
};
// Of the others the record holds only Kore's own word for the note.
const worded = new Set<Note>(["closing", "event", "form-submitted", "keypad"]);

/** Something that nobody said: a note, what the telephone did, or the system's own words. */
export function QuietLine({ contents }: { contents: MessageContent[] }) {
  const t = useTranslations("transcript");
  if (contents.length === 0) return <Line icon={icons.blank} text={t("note.blank")} />;
  return contents.map((content, index) => {
    const key = `${index} ${content.kind}`;
    if (content.kind === "voice") return <VoiceActs key={key} acts={content.acts} />;
    if (content.kind === "note") {
      const note = t(`note.${content.note}`);
      const text = content.text.trim();
      if (worded.has(content.note) && text !== "")
        return <Line key={key} icon={icons[content.note]} text={t("noteText", { note, text })} />;
      return <Line key={key} icon={icons[content.note]} text={note} title={text || undefined} />;
    }
    if (content.kind !== "text") return null;
    const text = content.text.trim();
    if (text === "") return <Line key={key} icon={icons.blank} text={t("note.blank")} />;
    return <Line key={key} icon={Info} text={t("systemText", { text })} />;
  });
}

export function Line({ icon: Icon, text, title }: { icon: LucideIcon; text: string; title?: string }) {
  return (
    <div title={title} className="flex min-w-0 items-start gap-1.5 text-ink-quiet text-xs">
      <Icon aria-hidden size={14} strokeWidth={1.75} className="mt-px shrink-0" />
      <RichText text={text} />
    </div>
  );
}
