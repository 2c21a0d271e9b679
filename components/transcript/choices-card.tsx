import { ChevronDown, Circle, CircleCheck, type LucideIcon, Square, SquareCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { ContentOf, MessageOption } from "@/lib/domain/message-content";
import { useIsChosen } from "./chosen-context";
import { OptionPills } from "./option-pill";
import { Texts } from "./texts";

type Choices = ContentOf<"choices">;

const marks: Record<Exclude<Choices["look"], "buttons">, [LucideIcon, LucideIcon]> = {
  radio: [Circle, CircleCheck],
  checks: [Square, SquareCheck],
  menu: [Circle, CircleCheck],
};

/** Buttons, or the rows of a drop-down, of radio buttons or of boxes to tick. */
export function ChoicesCard({ content: { texts, options, look, groups } }: { content: Choices }) {
  const t = useTranslations("transcript");
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Texts texts={texts} />
      {look === "menu" ? (
        <p className="flex w-fit items-center gap-1 text-ink-quiet text-xs">
          <ChevronDown aria-hidden size={14} />
          {t("menu")}
        </p>
      ) : null}
      {groups.map((group, index) => {
        const key = `${index} ${group.title}`;
        return (
          <div key={key} className="flex min-w-0 flex-col gap-1">
            {group.title ? (
              <p dir="auto" className="font-semibold text-sm">
                {group.title}
              </p>
            ) : null}
            {look === "buttons" ? (
              <OptionPills options={group.options} />
            ) : (
              <Rows options={group.options} look={look} />
            )}
          </div>
        );
      })}
      <OptionPills options={options} />
    </div>
  );
}

type RowsProps = { options: MessageOption[]; look: keyof typeof marks };

function Rows({ options, look }: RowsProps) {
  const t = useTranslations("transcript");
  return (
    <ul
      aria-label={t("options")}
      className="divide-y divide-line overflow-hidden rounded-md border bg-canvas text-sm"
    >
      {options.map((option, index) => {
        const key = `${index} ${option.label}`;
        return <Row key={key} option={option} look={look} />;
      })}
    </ul>
  );
}

function Row({ option, look }: { option: MessageOption; look: RowsProps["look"] }) {
  const t = useTranslations("transcript");
  const isChosen = useIsChosen(option);
  const Icon = marks[look][isChosen ? 1 : 0];
  return (
    <li
      className={classNames(
        "flex items-start gap-2 px-2.5 py-1.5",
        isChosen && "bg-accent-subtle text-accent-ink",
      )}
    >
      <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
      <span className="min-w-0 flex-1">
        <bdi dir="auto" className="[overflow-wrap:anywhere]">
          {option.label}
        </bdi>
        {option.detail ? (
          <bdi dir="auto" className="block text-ink-quiet text-xs [overflow-wrap:anywhere]">
            {option.detail}
          </bdi>
        ) : null}
      </span>
      {isChosen ? <span className="shrink-0 text-xs leading-[inherit]">{t("chosen")}</span> : null}
    </li>
  );
}
