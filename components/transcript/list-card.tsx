import { Check, ExternalLink } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { ContentOf, MessageItem, MessageOption } from "@/lib/domain/message-content";
import { safeUrl } from "@/lib/domain/text-parts";
import { useIsChosen } from "./chosen-context";
import { FactList } from "./fact-list";
import { MediaLine } from "./media-card";
import { OptionPills } from "./option-pill";
import { RichText } from "./rich-text";
import { Texts } from "./texts";

type List = ContentOf<"list">;

const places: Record<List["look"], string> = {
  rows: "divide-y divide-line overflow-hidden rounded-md border bg-canvas",
  cards: "flex flex-col gap-2",
  carousel: "flex flex-wrap gap-2",
};
const boxes: Record<List["look"], string> = {
  rows: "px-2.5 py-2",
  cards: "rounded-md border bg-canvas px-2.5 py-2",
  carousel: "w-56 max-w-full grow rounded-md border bg-canvas px-2.5 py-2",
};

/** Rows under each other, cards under each other, or cards side by side. */
export function ListCard({ content: { texts, options, look, groups } }: { content: List }) {
  const t = useTranslations("transcript");
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Texts texts={texts} />
      {groups.map((group, index) => {
        const key = `${index} ${group.title}`;
        return (
          <section key={key} className="flex min-w-0 flex-col gap-1">
            {group.title ? (
              <p dir="auto" className="font-medium text-ink-quiet text-sm">
                {group.title}
              </p>
            ) : null}
            {group.text ? <RichText text={group.text} hasMarks /> : null}
            <ul
              aria-label={t("items", { count: group.items.length })}
              className={classNames("text-sm", places[look])}
            >
              {group.items.map((item, place) => {
                const itemKey = `${place} ${item.title}`;
                return <Item key={itemKey} item={item} look={look} />;
              })}
            </ul>
          </section>
        );
      })}
      <OptionPills options={options} />
    </div>
  );
}

function Item({ item, look }: { item: MessageItem; look: List["look"] }) {
  const { title, subtitle, value, texts, facts, media, action, options } = item;
  return (
    <li className={classNames("flex min-w-0 flex-col gap-1", boxes[look])}>
      {title || subtitle || value ? (
        <div className="flex min-w-0 items-start justify-between gap-3">
          <div className="min-w-0">
            {title ? <Title text={title} action={action} /> : null}
            {subtitle ? (
              <div className="text-ink-quiet">
                <RichText text={subtitle} hasMarks />
              </div>
            ) : null}
          </div>
          {value ? (
            <bdi dir="auto" className="max-w-[50%] shrink-0 text-end tabular-nums [overflow-wrap:anywhere]">
              {value}
            </bdi>
          ) : null}
        </div>
      ) : null}
      {media ? <MediaLine media={media} isCompact={media.name === ""} /> : null}
      <Texts texts={texts} hasTitle={false} />
      <FactList facts={facts} />
      <OptionPills options={action && action.label !== title ? [...options, action] : options} />
    </li>
  );
}

/** Pressing the row was a choice of its own, which a link keeps and a check marks. */
function Title({ text, action }: { text: string; action: MessageOption | null }) {
  const t = useTranslations("transcript");
  const common = useTranslations("common");
  const isChosen = useIsChosen(action);
  const url = action?.url ? safeUrl(action.url) : null;
  const words = (
    <bdi dir="auto" className="font-semibold [overflow-wrap:anywhere]">
      {text}
    </bdi>
  );
  return (
    <p className={classNames("flex flex-wrap items-center gap-1", isChosen && "text-accent-ink")}>
      {isChosen ? <Check aria-hidden size={14} /> : null}
      {url ? (
        <a
          href={url.href}
          target="_blank"
          rel="noopener noreferrer"
          title={`${url.host} (${common("opensNewTab")})`}
          className="inline-flex min-w-0 items-center gap-1 text-accent-ink hover:underline"
        >
          {words}
          <ExternalLink aria-hidden size={13} className="shrink-0" />
        </a>
      ) : (
        words
      )}
      {isChosen && action?.label === text ? <span className="text-xs">{t("chosen")}</span> : null}
    </p>
  );
}
