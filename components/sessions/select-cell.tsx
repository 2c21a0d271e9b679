import { useTranslations } from "next-intl";
import type { Session } from "@/lib/domain/session";
import { useSessionView } from "./session-view";

/** With Shift it takes in all rows from the one chosen before. */
export function SelectCell({ session }: { session: Session }) {
  const t = useTranslations("sessions");
  const { selection } = useSessionView();
  return (
    <input
      type="checkbox"
      aria-label={t("select.row", { user: session.userId })}
      checked={selection.isSelected(session.id)}
      onChange={(event) => {
        const { nativeEvent } = event;
        selection.toggle(session.id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
      }}
      className="tap-target relative z-1 size-4 shrink-0 accent-accent"
    />
  );
}
