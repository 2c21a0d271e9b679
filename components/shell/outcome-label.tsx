import { CircleCheck, CircleDashed, Headset, LogOut } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import { useWords } from "@/lib/client/use-words";
import type { Outcome } from "@/lib/domain/session";

const looks = {
  "self-service": { icon: CircleCheck, tone: "text-success" },
  agent: { icon: Headset, tone: "text-info" },
  "drop-off": { icon: LogOut, tone: "text-warning" },
  unknown: { icon: CircleDashed, tone: "text-ink-quiet" },
};

export function OutcomeLabel({ outcome }: { outcome: Outcome }) {
  const { icon: Icon, tone } = looks[outcome];
  const name = useWords().outcome(outcome);
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5" title={name}>
      <Icon aria-hidden size={14} strokeWidth={2} className={classNames("shrink-0", tone)} />
      <span className={classNames("truncate", outcome === "unknown" && "text-ink-quiet")}>{name}</span>
    </span>
  );
}
