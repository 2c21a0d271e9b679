import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { classNames } from "@/components/ui/class-names";
import { useFormats } from "@/lib/client/use-formats";
import type { ChoiceState } from "@/lib/domain/choice";

type FacetOptionProps = {
  /** The value's name in words, for the buttons' own names. */
  name: string;
  state: ChoiceState;
  /** Undefined while it is not known. */
  count: number | undefined;
  onChange: (state: ChoiceState) => void;
  /** Takes this value in and no other of its facet. */
  onOnly: () => void;
  children: ReactNode;
};

/** A tick takes the value in; beside it, seen on hover and focus, "only" and the way to leave it out. */
export function FacetOption({ name, state, count, onChange, onOnly, children }: FacetOptionProps) {
  const t = useTranslations("sessions");
  const formats = useFormats();
  const isOut = state === "exclude";
  return (
    <div className="group/option relative flex items-center rounded-md pointer-fine:focus-within:bg-hover pointer-fine:hover:bg-hover">
      <Checkbox
        checked={state === "include"}
        onChange={(event) => onChange(event.target.checked ? "include" : null)}
        className="min-w-0 flex-1"
      >
        <span
          className={classNames(
            "flex min-w-0 flex-1 items-center",
            isOut && "line-through decoration-danger",
            (isOut || (count === 0 && state === null)) && "text-ink-quiet",
            count === 0 && state === null && "[&_[aria-hidden]]:opacity-40",
          )}
        >
          {children}
          {isOut ? <span className="sr-only"> {t("leftOut")}</span> : null}
        </span>
        <span
          className={classNames(
            "shrink-0 text-ink-quiet text-xs tabular-nums",
            "group-focus-within/option:invisible group-hover/option:invisible pointer-coarse:group-focus-within/option:visible pointer-coarse:group-hover/option:visible",
            isOut && "invisible",
          )}
        >
          {count === undefined ? null : formats.count(count)}
        </span>
      </Checkbox>
      <span
        className={classNames(
          "flex shrink-0 items-center pointer-fine:absolute pointer-fine:end-0.5",
          !isOut &&
            "pointer-fine:opacity-0 pointer-fine:focus-within:opacity-100 pointer-fine:group-focus-within/option:opacity-100 pointer-fine:group-hover/option:opacity-100",
        )}
      >
        <button
          type="button"
          aria-label={t("onlyThis", { name })}
          onClick={onOnly}
          className={classNames(
            "h-6 rounded-sm px-1 text-ink-quiet pointer-fine:bg-hover text-xs hover:text-ink tap-target",
            isOut && "pointer-fine:sr-only pointer-fine:focus-visible:not-sr-only",
          )}
        >
          {t("only")}
        </button>
        <button
          type="button"
          aria-label={t("leaveOut", { name })}
          title={t("leaveOut", { name })}
          aria-pressed={isOut}
          onClick={() => onChange(isOut ? null : "exclude")}
          className={classNames(
            "grid size-6 place-items-center rounded-sm hover:text-danger tap-target",
            isOut ? "text-danger" : "text-ink-quiet",
          )}
        >
          <Ban aria-hidden size={14} />
        </button>
      </span>
    </div>
  );
}
