import { ListChecks } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import type { SelectionState } from "./use-selection";

/** Lets rows be chosen where none has room for a box at all times. */
export function SelectSwitch({ selection }: { selection: SelectionState }) {
  const t = useTranslations("sessions");
  const isOn = selection.isSelecting || selection.chosen.length > 0;
  return (
    <Button
      size="sm"
      variant="quiet"
      aria-pressed={isOn}
      onClick={isOn ? selection.clear : selection.startSelecting}
      className={classNames(isOn && "bg-accent-subtle text-accent-ink")}
    >
      <ListChecks aria-hidden size={14} />
      {t("select.mode")}
    </Button>
  );
}
