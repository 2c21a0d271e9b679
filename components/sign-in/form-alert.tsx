import { CircleAlert } from "lucide-react";

/** Always there, so that a screen reader hears what comes into it. */
export function FormAlert({ message }: { message: string | null }) {
  return (
    <div role="alert">
      {message ? (
        <p className="mb-4 flex gap-2 rounded-md border border-danger-line bg-danger-subtle px-3 py-2 text-danger text-sm">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {message}
        </p>
      ) : null}
    </div>
  );
}
