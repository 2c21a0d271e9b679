import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

type StateMessageProps = {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
  /** An error is announced at once, an empty place when the reader gets to it. */
  kind?: "empty" | "error";
  /** `h1` where it is all of the page. */
  heading?: "h1" | "h2";
};

/** What stands where data would be: empty (what would be here, why not, one next step) or failed (with a way on). */
export function StateMessage({
  icon: Icon,
  title,
  children,
  actions,
  kind = "empty",
  heading: Heading = "h2",
}: StateMessageProps) {
  return (
    <div
      role={kind === "error" ? "alert" : undefined}
      className="mx-auto flex max-w-md animate-appear flex-col items-center gap-2 px-6 py-16 text-center"
    >
      <span
        className={classNames(
          "mb-1 grid size-10 place-items-center rounded-lg border",
          kind === "error"
            ? "border-danger-line bg-danger-subtle text-danger"
            : "border-line bg-surface text-ink-quiet",
        )}
      >
        <Icon aria-hidden size={20} strokeWidth={1.75} />
      </span>
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children ? <div className="text-ink-quiet">{children}</div> : null}
      {actions ? <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
