import { Settings2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Menu, MenuCheck, MenuChoice, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import type { TranscriptView } from "@/lib/domain/transcript-view";

type ViewMenuProps = {
  view: TranscriptView;
  onChange: (changes: Partial<TranscriptView>) => void;
  /** How many messages hold nothing. */
  hiddenCount: number;
};

/** How the transcript is drawn; this browser remembers it. */
export function ViewMenu({ view, onChange, hiddenCount }: ViewMenuProps) {
  const t = useTranslations("transcript");
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" size="sm">
          <Settings2 aria-hidden size={14} />
          {t("view")}
        </Button>
      }
    >
      <MenuLabel>{t("clockLabel")}</MenuLabel>
      <MenuChoice
        label={t("clockLabel")}
        value={view.clock}
        options={[
          { value: "time", label: t("clock.time") },
          { value: "elapsed", label: t("clock.elapsed") },
        ]}
        onChange={(clock) => onChange({ clock })}
      />
      <MenuSeparator />
      <MenuLabel>{t("densityLabel")}</MenuLabel>
      <MenuChoice
        label={t("densityLabel")}
        value={view.density}
        options={[
          { value: "comfortable", label: t("density.comfortable") },
          { value: "dense", label: t("density.dense") },
        ]}
        onChange={(density) => onChange({ density })}
      />
      <MenuSeparator />
      <MenuCheck isChecked={view.showsSystem} onChange={(showsSystem) => onChange({ showsSystem })}>
        {t("showSystem")}
      </MenuCheck>
      <MenuCheck
        isChecked={view.showsEverything}
        onChange={(showsEverything) => onChange({ showsEverything })}
      >
        {t("showEverything", { count: hiddenCount })}
      </MenuCheck>
    </Menu>
  );
}
