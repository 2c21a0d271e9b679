import { CloudOff } from "lucide-react";
import { Button } from "./button";

type StaleNoteProps = { text: string; retryLabel: string; onRetry: () => void };

/** What is shown is still good, but a newer answer failed to come. */
export function StaleNote({ text, retryLabel, onRetry }: StaleNoteProps) {
  return (
    <p role="status" className="flex flex-wrap items-center gap-2 text-sm text-warning">
      <CloudOff aria-hidden size={14} className="shrink-0" />
      {text}
      <Button size="sm" onClick={onRetry}>
        {retryLabel}
      </Button>
    </p>
  );
}
