import { Check, Star, ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useContext } from "react";
import { classNames } from "@/components/ui/class-names";
import type { ContentOf, MessageOption } from "@/lib/domain/message-content";
import { ChosenContext, useIsChosen } from "./chosen-context";
import { Texts } from "./texts";

type Rating = ContentOf<"rating">;

/** A scale to answer on, the mark that was given filled. */
export function RatingCard({ content: { texts, options, view, thanks } }: { content: Rating }) {
  const t = useTranslations("transcript");
  const chosen = useContext(ChosenContext);
  const reached = chosen === null ? -1 : options.indexOf(chosen);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <Texts texts={texts} />
      {options.length > 0 ? (
        <ul aria-label={t("options")} className="flex flex-wrap gap-1.5">
          {options.map((option, index) => {
            const key = `${index} ${option.label}`;
            return (
              <Step key={key} option={option} view={view} isReached={view === "stars" && index <= reached} />
            );
          })}
        </ul>
      ) : (
        <p className="flex items-center gap-3 text-ink-quiet text-sm">
          <ThumbsUp aria-label={t("like")} size={18} />
          <ThumbsDown aria-label={t("dislike")} size={18} />
        </p>
      )}
      {thanks ? <p className="text-ink-quiet text-xs">{t("thanks", { text: thanks })}</p> : null}
    </div>
  );
}

type StepProps = { option: MessageOption; view: Rating["view"]; isReached: boolean };

function Step({ option, view, isReached }: StepProps) {
  const t = useTranslations("transcript");
  const isChosen = useIsChosen(option);
  const isNegative = view === "thumbs" && option.payload === "0";
  const Icon = view === "stars" ? Star : view === "thumbs" ? (isNegative ? ThumbsDown : ThumbsUp) : null;
  return (
    <li
      className={classNames(
        "inline-flex min-h-7 min-w-7 items-center justify-center gap-1 rounded-md border px-1.5 text-sm tabular-nums",
        isChosen ? "border-transparent bg-accent text-on-accent" : "border-line-control bg-canvas",
      )}
    >
      {isChosen && Icon === null ? <Check aria-hidden size={14} /> : null}
      {Icon ? <Icon aria-hidden size={14} fill={isReached ? "currentColor" : "none"} /> : null}
      {option.label}
      {isChosen ? <span className="text-xs">{t("chosen")}</span> : null}
    </li>
  );
}
