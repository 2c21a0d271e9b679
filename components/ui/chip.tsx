import { X } from "lucide-react";
import type { ReactNode } from "react";

type ChipProps = {
  children: ReactNode;
  /** Accessible name of the button that takes it away. */
  removeLabel: string;
  onRemove: () => void;
};

/** Something chosen that can be taken away again. */
export function Chip({ children, removeLabel, onRemove }: ChipProps) {
  return (
    <span className="inline-flex h-7 min-w-0 max-w-full items-center rounded-md border border-accent-line bg-accent-subtle ps-2 text-accent-ink text-sm pointer-coarse:h-11">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={removeLabel}
        title={removeLabel}
        onClick={onRemove}
        className="ms-0.5 grid h-full min-w-6 shrink-0 place-items-center rounded-md hover:bg-hover pointer-coarse:min-w-11"
      >
        <X aria-hidden size={14} />
      </button>
    </span>
  );
}
