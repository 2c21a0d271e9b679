import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { contentTexts } from "@/lib/domain/content-texts";
import type { Message, Speaker } from "@/lib/domain/message";
import type { MessageContent, MessageOption } from "@/lib/domain/message-content";
import { ChosenContext } from "./chosen-context";
import { ContentView } from "./content-view";
import { RichText } from "./rich-text";
import { usePrinting } from "./use-printing";

const grounds: Record<Speaker["kind"], string> = {
  user: "border-line bg-sunken",
  bot: "border-accent-line/50 bg-accent-subtle",
  agent: "border-success-line/60 bg-success-subtle",
  system: "border-line bg-canvas",
};

type BubbleProps = { message: Message; chosen: MessageOption | null; bodyId: string };

export function Bubble({ message, chosen, bodyId }: BubbleProps) {
  const { speaker, contents, label } = message;
  return (
    <ChosenContext value={chosen}>
      <div
        id={bodyId}
        dir="auto"
        className={classNames(
          "flex min-w-0 max-w-[68ch] flex-col gap-1.5 rounded-xl border px-3 py-1.5 text-start leading-[1.375rem]",
          "group-data-[density=dense]/transcript:gap-1 group-data-[density=dense]/transcript:rounded-lg group-data-[density=dense]/transcript:px-2.5 group-data-[density=dense]/transcript:py-0.5 group-data-[density=dense]/transcript:text-sm",
          grounds[speaker.kind],
        )}
      >
        {label === null ? (
          contents.map((content, index) => {
            const key = `${index} ${content.kind}`;
            return <ContentView key={key} content={content} hasMarks={speaker.kind !== "user"} />;
          })
        ) : (
          <LabelledContents label={label} contents={contents} />
        )}
      </div>
    </ChosenContext>
  );
}

/** What the user saw on the button; the value behind it is one click away. */
function LabelledContents({ label, contents }: { label: string; contents: MessageContent[] }) {
  const isPrinting = usePrinting();
  const t = useTranslations("transcript");
  return (
    <>
      <RichText text={label} />
      <details open={isPrinting || undefined} className="text-ink-quiet text-xs">
        <summary className="w-fit cursor-pointer rounded-sm py-0.5 hover:text-ink">{t("showSent")}</summary>
        <pre dir="auto" className="mt-1 whitespace-pre-wrap font-mono [overflow-wrap:anywhere]">
          {contents.flatMap(contentTexts).join("\n")}
        </pre>
      </details>
    </>
  );
}
