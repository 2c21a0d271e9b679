import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import { shownValue } from "@/lib/domain/reference";
import type { Session } from "@/lib/domain/session";
import { useSessionView } from "./session-view";

/** With Shift it takes in all rows from the one chosen before. */
export function SelectCell({ session, className }: { session: Session; className: string }) {
  const t = useTranslations("sessions");
  const { selection } = useSessionView();
  return (
    <label className={classNames("relative z-1 flex shrink-0 cursor-pointer items-center", className)}>
      <input
        type="checkbox"
        aria-label={t("select.row", { user: shownValue(session.userId) })}
        checked={selection.isSelected(session.id)}
        onChange={(event) => {
          const { nativeEvent } = event;
          selection.toggle(session.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
        }}
        className="size-4 accent-accent"
      />
    </label>
  );
}
