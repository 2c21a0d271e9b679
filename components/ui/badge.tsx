import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  neutral: "border-line bg-sunken text-ink-quiet",
  accent: "border-accent-line bg-accent-subtle text-accent-ink",
  success: "border-success-line bg-success-subtle text-success",
  warning: "border-warning-line bg-warning-subtle text-warning",
  danger: "border-danger-line bg-danger-subtle text-danger",
  info: "border-info-line bg-info-subtle text-info",
};
export type Tone = keyof typeof tones;

type BadgeProps = { children: ReactNode; tone?: Tone; title?: string; className?: string };

export function Badge({ children, tone = "neutral", title, className }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-5 min-w-0 max-w-full items-center gap-1 rounded-sm border px-1.5 text-xs",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
