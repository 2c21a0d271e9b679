import { classNames } from "./class-names";

type ProgressLineProps = { label: string; done?: number; total?: number; className?: string };

/** A hairline bar; without numbers it only says that something is under way. */
export function ProgressLine({ label, done, total, className }: ProgressLineProps) {
  const known = done !== undefined && total !== undefined && total > 0;
  return (
    <progress
      aria-label={label}
      className={classNames(
        "block h-0.5 w-full appearance-none overflow-hidden rounded-full border-0 bg-hover",
        "[&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-transparent [&::-webkit-progress-value]:bg-accent",
        !known && "animate-breathe bg-accent-line",
        className,
      )}
      value={known ? done : undefined}
      max={known ? total : undefined}
    />
  );
}
