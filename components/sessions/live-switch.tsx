import { Radio } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";

type LiveSwitchProps = { isLive: boolean; isHeld: boolean; onSwitch: (next: boolean) => void };

export function LiveSwitch({ isLive, isHeld, onSwitch }: LiveSwitchProps) {
  const t = useTranslations("sessions");
  const state = t(isHeld ? "live.paused" : isLive ? "live.on" : "live.off");
  return (
    <Button
      size="sm"
      variant="quiet"
      aria-pressed={isLive}
      title={state}
      onClick={() => onSwitch(!isLive)}
      className={classNames(isLive && "bg-accent-subtle text-accent-ink")}
    >
      <Radio aria-hidden size={14} className={classNames(isLive && !isHeld && "animate-breathe")} />
      {isHeld ? t("live.pausedShort") : t("live.off")}
    </Button>
  );
}
