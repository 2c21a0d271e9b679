import { CircleAlert, Contact, type LucideIcon, Mail, MapPin, Shapes } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ContentOf } from "@/lib/domain/message-content";
import { FactList } from "./fact-list";
import { MediaLine } from "./media-card";
import { OptionPills } from "./option-pill";
import { Texts } from "./texts";

/** A place, a contact, a task or any other record: its words and its fields. */
export function RecordCard({ content }: { content: ContentOf<"record"> }) {
  const t = useTranslations("transcript");
  const type = content.type.toLowerCase();
  const icon = type === "location" ? MapPin : type === "contact" ? Contact : Shapes;
  const isEmpty = content.texts.length === 0 && content.facts.length === 0;
  return (
    <Framed icon={icon}>
      <Texts texts={content.texts} hasTitle={content.facts.length > 0} />
      <FactList facts={content.facts} />
      {isEmpty ? <p className="text-ink-quiet">{t("cardWithoutWords", { type: content.type })}</p> : null}
      <OptionPills options={content.options} />
    </Framed>
  );
}

export function EmailCard({ content: { facts, texts, files } }: { content: ContentOf<"email"> }) {
  return (
    <Framed icon={Mail}>
      <FactList facts={facts} />
      {facts.length > 0 && texts.length > 0 ? <hr className="border-line" /> : null}
      <Texts texts={texts} hasTitle={false} />
      {files.map((file, index) => {
        const key = `${index} ${file.name}`;
        return <MediaLine key={key} media={file} />;
      })}
    </Framed>
  );
}

export function ErrorCard({ content: { texts, type } }: { content: ContentOf<"error"> }) {
  const t = useTranslations("transcript");
  return (
    <div className="text-danger">
      <Framed icon={CircleAlert}>
        <Texts texts={texts.length > 0 ? texts : [t("cardWithoutWords", { type })]} hasTitle={false} />
      </Framed>
    </div>
  );
}

function Framed({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <div className="flex min-w-0 items-start gap-2">
      <Icon aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1.5">{children}</div>
    </div>
  );
}
